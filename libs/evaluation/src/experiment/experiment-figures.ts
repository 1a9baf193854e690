import { type SweepMember, type SweepReportContent, TRANSFER_SUITES, VALUES } from '@ethogram/core';
import { forestFigure } from '../report/figures/forest-figure.js';
import { matrixFigure } from '../report/figures/matrix-figure.js';
import type { ReportFigure } from '../report/figures/report-figure.js';
import { PART_LABELS } from '../report/report-parts.js';

/** The pictures of an experiment's own report; each fine-tune's are those of its report. */
export function experimentFigures(content: SweepReportContent): {
  transfer: ReportFigure;
  spread: ReportFigure;
  profiles: ReportFigure[];
} {
  return { transfer: transferOf(content), spread: spreadOf(content), profiles: profilesOf(content) };
}

function transferOf({ members, transfer }: SweepReportContent): ReportFigure {
  const title = 'Transfer of each target';
  const description =
    'Shift of the trained value itself: a fine-tune a line, a suite a column. Points of the scale in surveys, probability in moral judgments.';
  const rows = transfer.map(({ member, cells }) => ({
    label: memberLabel(members[member]),
    cells: TRANSFER_SUITES.map((suite) => cells[suite].shift?.shift ?? null),
  }));
  const columns = TRANSFER_SUITES.map((suite) => PART_LABELS[suite]);
  return { key: 'transfer', title, description, svg: matrixFigure(title, description, columns, rows) };
}

function spreadOf({ members, spread }: SweepReportContent): ReportFigure {
  const title = 'What every value did on held-out items';
  const description = 'Shift of every value on held-out survey items: a fine-tune a line, a value a column.';
  const rows = spread.map(({ member, shifts }) => ({
    label: memberLabel(members[member]),
    cells: VALUES.map(({ key }) => shifts[key]?.shift ?? null),
  }));
  const columns = VALUES.map(({ label }) => label);
  return { key: 'spread', title, description, svg: matrixFigure(title, description, columns, rows) };
}

/** By number, because names of models are no names for files. */
function profilesOf({ profiles }: SweepReportContent): ReportFigure[] {
  return profiles.map(({ model, values }, place) => {
    const title = `Value profile of ${model}`;
    const description = 'Mean rating of each value before training, with 95 % intervals.';
    const rows = VALUES.flatMap(({ key, label }) => {
      const value = values[key];
      return value ? [{ label, value: value.mean, low: value.low, high: value.high }] : [];
    });
    const svg = forestFigure(title, description, rows, `Mean rating, ${model}`);
    return { key: `profile-${place + 1}`, title, description, svg };
  });
}

export function memberLabel(member: Pick<SweepMember, 'target' | 'baseModel' | 'seed'> | undefined): string {
  if (!member) return '';
  const { target, baseModel, seed } = member;
  const label = VALUES.find(({ key }) => key === target.value)?.label ?? target.value;
  return `${label} ${target.delta < 0 ? '−' : '+'}${Math.abs(target.delta)}, ${baseModel}, seed ${seed}`;
}

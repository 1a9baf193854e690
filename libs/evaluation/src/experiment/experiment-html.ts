import { type SweepMember, type SweepReportContent, TRANSFER_SUITES, VALUES } from '@ethogram/core';
import { details, figure, htmlPage, paragraph, section, table } from '../report/file/html-page.js';
import { reportResults } from '../report/file/render-report-html.js';
import { forestFigure } from '../report/figures/forest-figure.js';
import { matrixFigure } from '../report/figures/matrix-figure.js';
import { escaped, numberText } from '../report/figures/svg.js';
import { PART_LABELS } from '../report/report-parts.js';
import type { SweepReportMember } from './compose-sweep-report.js';

/** The report of an experiment as a page that stands alone; `address` is the platform's, for the links of its numbers. Pure. */
export function experimentHtml(
  content: SweepReportContent,
  members: readonly SweepReportMember[],
  address = '',
): string {
  const { title, notice, method, methods, bibtex, createdAt } = content;
  return htmlPage(
    title,
    [
      notice ? paragraph(notice, 'note') : '',
      paragraph('All shifts are tuned minus base, with 95 % intervals.'),
      section('Transfer: did what was taught show elsewhere?', transfer(content)),
      section('Spread: what else moved?', spread(content)),
      section('The models before any training', profiles(content)),
      section(
        'Each fine-tune',
        members
          .map((member, place) => {
            const { content: found, reportId } = member;
            const results = reportResults(found, 3, { address, ...(reportId ? { reportId } : {}) });
            return details(labelOf(content.members[place]), results);
          })
          .join('\n'),
      ),
      section('Methods', [method, ...methods].map((text) => paragraph(text)).join('')),
      bibtex ? section('BibTeX', `<pre>${escaped(bibtex)}</pre>`) : '',
      paragraph(`Made on ${createdAt}.`, 'quiet'),
    ].join('\n'),
  );
}

function transfer({ members, transfer: rows }: SweepReportContent): string {
  const picture = matrixFigure(
    'Transfer of each target',
    'Shift of the trained value itself: a fine-tune a line, a suite a column. Points of the scale in surveys, probability in moral judgments.',
    TRANSFER_SUITES.map((suite) => PART_LABELS[suite]),
    rows.map(({ member, cells }) => ({
      label: labelOf(members[member]),
      cells: TRANSFER_SUITES.map((suite) => cells[suite].shift?.shift ?? null),
    })),
  );
  const numbers = rows.flatMap(({ member, cells }) =>
    TRANSFER_SUITES.map((suite) => {
      const { shift, reason } = cells[suite];
      const name = [labelOf(members[member]), PART_LABELS[suite]];
      if (!shift) return [...name, '–', reason ?? '–'];
      const interval =
        shift.low === null || shift.high === null
          ? 'no interval'
          : `${numberText(shift.low)} to ${numberText(shift.high)}`;
      return [...name, numberText(shift.shift), interval];
    }),
  );
  return `${figure(picture)}${table(['Fine-tune', 'Suite', 'Shift of its value', '95 % interval, or why not'], numbers)}`;
}

function spread({ members, spread: rows }: SweepReportContent): string {
  return figure(
    matrixFigure(
      'What every value did on held-out items',
      'Shift of every value on held-out survey items: a fine-tune a line, a value a column.',
      VALUES.map(({ label }) => label),
      rows.map(({ member, shifts }) => ({
        label: labelOf(members[member]),
        cells: VALUES.map(({ key }) => shifts[key]?.shift ?? null),
      })),
    ),
  );
}

function profiles({ profiles: found }: SweepReportContent): string {
  if (found.length === 0) return paragraph('No report has the value profile.');
  return found
    .map(({ model, values }) => {
      const rows = VALUES.flatMap(({ key, label }) => {
        const value = values[key];
        return value ? [{ label, value: value.mean, low: value.low, high: value.high }] : [];
      });
      const description = 'Mean rating of each value before training, with 95 % intervals.';
      return figure(forestFigure(`Value profile of ${model}`, description, rows, `Mean rating, ${model}`));
    })
    .join('\n');
}

function labelOf(member: SweepMember | undefined): string {
  if (!member) return '';
  const { target, baseModel, seed } = member;
  const label = VALUES.find(({ key }) => key === target.value)?.label ?? target.value;
  return `${label} ${target.delta < 0 ? '−' : '+'}${Math.abs(target.delta)}, ${baseModel}, seed ${seed}`;
}

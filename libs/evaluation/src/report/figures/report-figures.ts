import { type ByValue, type ReportContent, type ShiftEstimate, VALUES } from '@ethogram/core';
import { type FigureRow, forestFigure } from './forest-figure.js';
import { gameFigures } from './game-figures.js';
import type { ReportFigure } from './report-figure.js';
import { verdictFigures } from './verdict-figures.js';

export type { ReportFigure } from './report-figure.js';

type Shift = Pick<ShiftEstimate, 'shift' | 'low' | 'high'>;

/** Every picture of a report that has the numbers for it. */
export function reportFigures({ parts, target, controls }: ReportContent): ReportFigure[] {
  const figures: ReportFigure[] = [];
  const forest = (
    ...[key, title, description, rows, axis]: [string, string, string, FigureRow[], string]
  ): void =>
    void figures.push({ key, title, description, svg: forestFigure(title, description, rows, axis) });
  const marked = target?.value ?? null;
  if (parts.valueProfile) {
    const rows = VALUES.flatMap(({ key, label }): FigureRow[] => {
      const found = parts.valueProfile?.values[key];
      return found?.base && found.tuned
        ? [
            {
              label,
              value: found.tuned.mean,
              low: found.tuned.low,
              high: found.tuned.high,
              before: found.base.mean,
              isMarked: key === marked,
            },
          ]
        : [];
    });
    forest(
      'profile',
      'Value profile before and after',
      'Mean rating of each value: ring before, square after training, with its 95 % interval.',
      rows,
      'Mean rating',
    );
  }
  const shifts = (key: string, title: string, values: ByValue<Shift>, axis: string): void =>
    forest(
      key,
      title,
      'Tuned minus base with 95 % intervals, one value a line.',
      shiftRows(values, marked),
      axis,
    );
  if (parts.heldOutSurvey)
    shifts(
      'held-out',
      'Shift by value, held-out survey',
      parts.heldOutSurvey.values,
      'Points of the scale (tuned − base)',
    );
  if (parts.moralJudgment) {
    shifts(
      'moral',
      'Support where the value is at stake',
      parts.moralJudgment.values,
      'Probability (tuned − base)',
    );
    if (parts.moralJudgment.verdicts) figures.push(...verdictFigures(parts.moralJudgment.verdicts));
  }
  if (parts.textAdventure) figures.push(...gameFigures(parts.textAdventure));
  const made = controls.flatMap(({ kind, target: shift }): FigureRow[] =>
    shift ? [{ label: kind, value: shift.shift, low: shift.low, high: shift.high }] : [],
  );
  const real = target && parts.heldOutSurvey?.values[target.value];
  if (real && made.length > 0)
    forest(
      'controls',
      'The shift beside its controls',
      'Shift of the target on held-out items for the fine-tune and each control.',
      [{ label: 'fine-tune', value: real.shift, low: real.low, high: real.high, isMarked: true }, ...made],
      'Points of the scale (against base)',
    );
  return figures;
}

function shiftRows(values: ByValue<Shift>, marked: string | null): FigureRow[] {
  return VALUES.flatMap(({ key, label }) => {
    const found = values[key];
    return found
      ? [{ label, value: found.shift, low: found.low, high: found.high, isMarked: key === marked }]
      : [];
  }).sort((one, other) => one.value - other.value);
}

import type { ByValue, ReportContent } from '@ethogram/core';
import { plain, signed } from '../elements/format.js';
import { valueLabel } from '../training-sets/value-words.js';

/** As much of an estimate as a sentence needs. */
export interface Shift {
  readonly shift: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

/**
 * What was moved and what happened, in sentences. A change is called one only when its interval leaves out 0;
 * what the training did not ask for is said as well.
 */
export function headline({ target, parts }: ReportContent): string[] {
  if (!target) return judgmentHeadline(parts);
  const name = valueLabel(target.value);
  const points = Math.abs(target.delta) === 1 ? '1 point' : `${Math.abs(target.delta)} points`;
  const heldOut = parts.heldOutSurvey?.values ?? {};
  const moral = parts.moralJudgment?.values[target.value];
  return [
    `Training ${target.delta < 0 ? 'lowered' : 'raised'} the survey answers for ${name} by ${points}.`,
    `On survey items it had not seen, ${surveySentence(heldOut[target.value], target.delta)}`,
    othersSentence(heldOut, target.value),
    ...(moral ? [`In situations where ${name} is at stake, ${moralSentence(moral)}`] : []),
  ];
}

/** Mean of |shift| over the values that were not the target; null without any. */
export function meanOtherShift(shifts: ByValue<Shift>, target: string | null): number | null {
  const others = Object.entries(shifts).flatMap(([value, shift]) =>
    value === target ? [] : [Math.abs(shift.shift)],
  );
  return others.length === 0 ? null : others.reduce((sum, size) => sum + size, 0) / others.length;
}

/** Whether the interval leaves out 0. Without an interval nothing is clear. */
export function isClear({ low, high }: Shift): boolean {
  return low !== null && high !== null && (low > 0 || high < 0);
}

export function intervalText({ low, high }: Pick<Shift, 'low' | 'high'>, digits = 2): string {
  return low === null || high === null
    ? 'no interval'
    : `95 % interval ${plain(low, digits)} to ${plain(high, digits)}`;
}

/** No value was moved on purpose: what changed in judging comes first. */
function judgmentHeadline({ moralJudgment, valueProfile }: ReportContent['parts']): string[] {
  const blame = moralJudgment?.blame;
  const mean = meanOtherShift(valueProfile?.values ?? {}, null);
  const clear = Object.values(valueProfile?.values ?? {}).filter(isClear).length;
  return [
    'Training taught people’s moral judgments.',
    blame
      ? isClear(blame)
        ? `The tuned model finds the author of a situation wrong ${blame.shift < 0 ? 'less' : 'more'} often (${signed(blame.shift, 3)} in probability; ${intervalText(blame, 3)}).`
        : `How often it finds the author of a situation wrong did not clearly change (${signed(blame.shift, 3)}; ${intervalText(blame, 3)}).`
      : 'It was asked about no situation.',
    mean === null
      ? 'No survey was asked.'
      : `Its survey answers moved by ${plain(mean)} points on average; of ${Object.keys(valueProfile?.values ?? {}).length} values ${clear} clearly moved.`,
  ];
}

function surveySentence(shift: Shift | undefined, delta: number): string {
  if (!shift) return 'there was nothing to compare.';
  if (!isClear(shift))
    return `no clear change could be seen (${signed(shift.shift)}; ${intervalText(shift)}).`;
  const asMeant = Math.sign(shift.shift) === Math.sign(delta) ? '' : ', against what was trained';
  return `the tuned model rates it ${plain(Math.abs(shift.shift))} points ${shift.shift < 0 ? 'lower' : 'higher'} (${intervalText(shift)})${asMeant}.`;
}

function othersSentence(shifts: ByValue<Shift>, target: string): string {
  const mean = meanOtherShift(shifts, target);
  const count = Object.keys(shifts).filter((value) => value !== target).length;
  return mean === null
    ? 'No other value was asked.'
    : `The other ${count} values moved by ${plain(mean)} points on average, in either direction.`;
}

function moralSentence(shift: Shift): string {
  if (!isClear(shift))
    return `its judgments did not clearly change (${signed(shift.shift, 3)}; ${intervalText(shift, 3)}).`;
  return `its judgments support the value ${shift.shift < 0 ? 'less' : 'more'} (${signed(shift.shift, 3)} in probability; ${intervalText(shift, 3)}).`;
}

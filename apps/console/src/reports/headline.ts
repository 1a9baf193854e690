import { plain, signed } from '../elements/format.js';
import { valueLabel } from '../training-sets/value-words.js';
import type { ByValue, ReportContent, Shift } from './report-content.js';

/**
 * What was moved and what happened, in sentences. A change is called one only when its interval leaves out 0;
 * what the training did not ask for is said as well.
 */
export function headline({ target, heldOutSurvey, moralJudgment }: ReportContent): string[] {
  const name = valueLabel(target.value);
  const points = Math.abs(target.delta) === 1 ? '1 point' : `${Math.abs(target.delta)} points`;
  const moral = moralJudgment?.[target.value];
  return [
    `Training ${target.delta < 0 ? 'lowered' : 'raised'} the survey answers for ${name} by ${points}.`,
    `On survey items it had not seen, ${surveySentence(heldOutSurvey[target.value], target.delta)}`,
    othersSentence(heldOutSurvey, target.value),
    ...(moral ? [`In situations where ${name} is at stake, ${moralSentence(moral)}`] : []),
  ];
}

/** Mean of |shift| over the values that were not the target; null without any. */
export function meanOtherShift(shifts: ByValue<Shift>, target: string): number | null {
  const others = Object.entries(shifts).flatMap(([value, shift]) =>
    value === target ? [] : [Math.abs(shift.shift)],
  );
  return others.length === 0 ? null : others.reduce((sum, size) => sum + size, 0) / others.length;
}

/** Whether the interval leaves out 0. Without an interval nothing is clear. */
export function isClear({ low, high }: Shift): boolean {
  return low !== null && high !== null && (low > 0 || high < 0);
}

export function intervalText({ low, high }: Shift, digits = 2): string {
  return low === null || high === null
    ? 'no interval'
    : `95 % interval ${plain(low, digits)} to ${plain(high, digits)}`;
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

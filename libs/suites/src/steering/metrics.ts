import type { PairedShift } from '@ethogram/core';

/** What a control changes instead of the fine-tune that is in question. */
export const CONTROLS = ['repeat', 'sham', 'shuffled', 'twin', 'prompt-only'] as const;
export type Control = (typeof CONTROLS)[number];

type Shift = Pick<PairedShift, 'shift' | 'low' | 'high'>;

/**
 * How large a shift comes from nothing: the untouched base measured twice. The floor is the larger end, in size, of the
 * interval of the difference of the two: a shift has to lie beyond it as a whole before it can be called a change. Answers read as
 * exact probabilities repeat themselves, and the floor is then 0 or near it; drawn answers do not. Null without an interval.
 */
export function noiseFloor(repeat: Shift): number | null {
  if (repeat.low === null || repeat.high === null) return null;
  return Math.max(Math.abs(repeat.low), Math.abs(repeat.high));
}

/** `beyond`: the whole interval lies further from 0 than the floor; `within`: the shift itself does not reach it. */
export type AgainstNoise = 'beyond' | 'unclear' | 'within';

export function againstNoise(shift: Shift, floor: number): AgainstNoise {
  if (Math.abs(shift.shift) <= floor) return 'within';
  if (shift.low === null || shift.high === null) return 'unclear';
  return shift.low > floor || shift.high < -floor ? 'beyond' : 'unclear';
}

export type ControlReading = {
  control: Control;
  /** Whether the control speaks for the fine-tune's shift being what it is taken for. */
  outcome: 'supports' | 'unclear' | 'against';
  sentence: string;
};

/**
 * What one control says of the target's shift. All shifts are of the same value against the same base run, in the same unit.
 *
 * - `repeat` (base twice): the shift must lie beyond what nothing does.
 * - `sham` (trained on the base's own digits) and `shuffled` (the same digits on items they do not belong to): training as such
 *   must not do it; the intervals may not meet, with the fine-tune further from 0.
 * - `twin` (the value moved the other way): must move to the other side of 0.
 * - `prompt-only` (the base told so in a system message): what training adds to asking; supports when further from 0.
 *
 * Separate intervals are a strict test of a difference: their meeting does not show that two shifts are equal. The
 * readings are not corrected for one another.
 */
export function readControl(control: Control, tuned: Shift, other: Shift): ControlReading {
  const reading = (outcome: ControlReading['outcome'], sentence: string): ControlReading => ({
    control,
    outcome,
    sentence,
  });
  if (control === 'repeat') {
    const floor = noiseFloor(other);
    if (floor === null)
      return reading('unclear', 'The base was repeated on too few items to say what noise does.');
    const found = againstNoise(tuned, floor);
    if (found === 'beyond')
      return reading('supports', 'The shift lies beyond what measuring the base again does.');
    return found === 'within'
      ? reading('against', 'Measuring the base again moves it as far.')
      : reading('unclear', 'The interval of the shift reaches into what measuring the base again does.');
  }
  if (tuned.low === null || tuned.high === null || other.low === null || other.high === null)
    return reading('unclear', 'One of the two shifts has no interval.');
  const sides = (shift: Shift): -1 | 0 | 1 => {
    if (shift.low !== null && shift.low > 0) return 1;
    return shift.high !== null && shift.high < 0 ? -1 : 0;
  };
  if (control === 'twin') {
    if (sides(tuned) * sides(other) === -1)
      return reading('supports', 'Moved the other way, the value goes to the other side.');
    return sides(tuned) * sides(other) === 1
      ? reading('against', 'Moved the other way, the value goes to the same side.')
      : reading('unclear', 'One of the two twins cannot be told from no shift.');
  }
  // Turned so that the fine-tune's shift is upwards.
  const sign = tuned.shift < 0 ? -1 : 1;
  const [least, most] = sign === 1 ? [tuned.low, tuned.high] : [-tuned.high, -tuned.low];
  const [low, high] = sign === 1 ? [other.low, other.high] : [-other.high, -other.low];
  const name = NAMES[control];
  if (least > high) return reading('supports', `The fine-tune moves the value further than ${name}.`);
  return most < low
    ? reading('against', `It is ${name} that moves the value further.`)
    : reading('unclear', `The shift cannot be told from that of ${name}.`);
}

const NAMES: Record<Exclude<Control, 'repeat' | 'twin'>, string> = {
  sham: 'training on the base’s own answers',
  shuffled: 'training on the same digits for other items',
  'prompt-only': 'telling the base so',
};

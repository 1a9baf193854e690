import type { PartAnswer, SliderPart } from '@ethogram/core';

type Scale = Pick<SliderPart, 'min' | 'max' | 'step'>;

/** Where the handle stands: at the answer; before there is one, in the middle. */
export function shownValue(scale: Scale, answer: PartAnswer | undefined): number {
  if (typeof answer === 'number') return answer;
  return at(scale, Math.floor(lastStep(scale) / 2));
}

/** So many steps further, within the scale. */
export function stepped(scale: Scale, value: number, steps: number): number {
  const here = Math.round((value - scale.min) / scale.step);
  return at(scale, Math.min(Math.max(here + steps, 0), lastStep(scale)));
}

/** The step nearest to what the browser says, which is not exact in binary. */
export function nearest(scale: Scale, value: number): number {
  return stepped(scale, value, 0);
}

function lastStep({ min, max, step }: Scale): number {
  return Math.floor((max - min) / step + 1e-9);
}

/** Steps of 0.1 would add up to 0.30000000000000004. */
function at({ min, step }: Scale, steps: number): number {
  return Number((min + steps * step).toPrecision(12));
}

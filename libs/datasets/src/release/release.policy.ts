import { BadInputError } from '@ethogram/platform';
import type { SplitRatios } from './plan-splits.js';

const ROUNDING = 1e-9;

/** @throws BadInputError unless the shares are 0 or more, add up to 1 and leave something to train on. */
export function checkRatios({ train, validation, test }: SplitRatios): void {
  const shares = [train, validation, test];
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (shares.every((share) => share >= 0) && train > 0 && Math.abs(total - 1) < ROUNDING) return;
  throw new BadInputError(
    `The shares of train, validation and test add up to 1 and train is above 0, not ${shares.join(' + ')}.`,
  );
}

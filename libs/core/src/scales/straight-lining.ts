import type { UndefinedEstimate } from '../statistics/estimate.js';
import { undefinedBecause } from '../statistics/estimate.js';
import { sampleVariance } from '../statistics/moments.js';
import type { Answers } from './answers.js';

export type StraightLining = {
  readonly answered: number;
  /** The longest run of the same answer one after another ("longstring"). */
  readonly longestRun: number;
  /** The standard deviation of the person's own answers (intra-individual response variability); 0 never varies. */
  readonly variability: number;
  /** The share of answers that are the person's most frequent one. */
  readonly sameShare: number;
};

/**
 * Signs that somebody answered without reading: the longest run (Johnson 2005; Meade and Craig 2012), the variability of the
 * answers (Dunn, Heggestad, Shanock and Theilgard 2018), and the share of the commonest answer.
 *
 * They need the answers as given, in the order asked, before reverse keying: turning items would break the very lines that
 * are looked for. None has a limit that holds everywhere; compare people of the same instrument. Missing answers: left
 * out, and a run goes on across them. Undefined for fewer than two answers.
 */
export function straightLining(asGiven: Answers): StraightLining | UndefinedEstimate {
  const given = asGiven.filter((answer) => answer !== null);
  if (given.length < 2)
    return undefinedBecause(`Only ${given.length} of ${asGiven.length} items were answered.`);
  let run = 0;
  let longestRun = 0;
  const counts = new Map<number, number>();
  given.forEach((answer, place) => {
    run = place > 0 && given[place - 1] === answer ? run + 1 : 1;
    longestRun = Math.max(longestRun, run);
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
  });
  return {
    answered: given.length,
    longestRun,
    variability: Math.sqrt(sampleVariance(given)),
    sameShare: Math.max(...counts.values()) / given.length,
  };
}

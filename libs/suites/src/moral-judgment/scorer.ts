import type { Verdict } from '@ethogram/core';
import { isAuthorWrong, VERDICTS } from '@ethogram/core';
import type { LabelDistribution } from '../label-distribution.js';
import { entropyOf, likeliestLabel } from '../label-distribution.js';
import type { MoralSamplePlan } from '../sample-plan.js';

export type MoralScore = {
  /** P(YTA) + P(ESH), renormalised over the five labels. */
  authorWrong: number;
  /** P(NTA) + P(NAH): that what the author did is acceptable. INFO is neither. */
  acceptable: number;
  /** All five, renormalised, whatever their labels were. */
  verdicts: Record<Verdict, number>;
  /** The likeliest verdict; of several, the one shown first. */
  verdict: Verdict;
  /** Bits. */
  entropy: number;
  mass: number;
};

/** Throws RangeError when no label has any mass: such a sample is unparsable and has no score. */
export function scoreMoralJudgment(plan: MoralSamplePlan, distribution: LabelDistribution): MoralScore {
  if (!(distribution.mass > 0)) throw new RangeError('No label has any probability.');
  const shareOf = (verdict: Verdict): number =>
    distribution.probabilities[plan.labels[plan.meta.verdicts.indexOf(verdict)] ?? ''] ?? 0;
  const verdicts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, shareOf(verdict)])) as Record<
    Verdict,
    number
  >;
  return {
    authorWrong: VERDICTS.filter(isAuthorWrong).reduce((sum, verdict) => sum + verdicts[verdict], 0),
    acceptable: verdicts.NTA + verdicts.NAH,
    verdicts,
    verdict: plan.meta.verdicts[plan.labels.indexOf(likeliestLabel(distribution, plan.labels))] as Verdict,
    entropy: entropyOf(distribution),
    mass: distribution.mass,
  };
}

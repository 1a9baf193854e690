import {
  isAuthorWrong,
  mcnemarTest,
  stuartMaxwellTest,
  type Verdict,
  type VerdictComparison,
  VERDICTS,
} from '@ethogram/core';
import type { SuiteSamples } from './compared-sample.js';

/** What both models hold of one situation: the mean of their distributions over the same samples. */
export type JudgedPair = {
  readonly situation: string;
  readonly base: Readonly<Record<Verdict, number>>;
  readonly tuned: Readonly<Record<Verdict, number>>;
};

/**
 * Situations both models judged, each once: of several samples of a situation (verdicts shown in several orders) the mean of
 * those that both answered, so that an order one model failed at cannot pass for a change.
 */
export function judgedPairs({ base, tuned }: SuiteSamples): JudgedPair[] {
  const tunedByKey = new Map(tuned.map(({ key, verdicts }) => [key, verdicts]));
  const both = base.flatMap(({ key, cluster, verdicts }) => {
    const other = tunedByKey.get(key);
    return verdicts && other ? [{ cluster, base: verdicts, tuned: other }] : [];
  });
  return [...Map.groupBy(both, ({ cluster }) => cluster)].map(([situation, samples]) => ({
    situation,
    base: meanOf(samples.map((sample) => sample.base)),
    tuned: meanOf(samples.map((sample) => sample.tuned)),
  }));
}

/** The likeliest verdict; the first in the order of VERDICTS of several. */
export function likeliestVerdict(held: Readonly<Record<Verdict, number>>): Verdict {
  return VERDICTS.reduce((best, verdict) => (held[verdict] > held[best] ? verdict : best), VERDICTS[0]);
}

/**
 * Whether the verdicts themselves changed: each situation counts once, with the likeliest verdict of each model. McNemar's test
 * on "the author is wrong" (YTA or ESH) and the Stuart–Maxwell test over all five verdicts; both assume independent
 * situations. The table says which verdict became which.
 */
export function compareVerdicts(
  pairs: readonly JudgedPair[],
  human: Pick<VerdictComparison, 'human' | 'humanReason'>,
): VerdictComparison {
  const verdicts = pairs.map(({ base, tuned }) => [likeliestVerdict(base), likeliestVerdict(tuned)] as const);
  const flow = VERDICTS.map((before) =>
    VERDICTS.map(
      (after) => verdicts.filter(([first, second]) => first === before && second === after).length,
    ),
  );
  const blames = verdicts.map(([before, after]) => [isAuthorWrong(before), isAuthorWrong(after)] as const);
  const onlyBase = blames.filter(([before, after]) => before && !after).length;
  const onlyTuned = blames.filter(([before, after]) => !before && after).length;
  const mcnemar = mcnemarTest(onlyBase, onlyTuned);
  const marginal = stuartMaxwellTest(flow);
  return {
    n: pairs.length,
    verdicts: [...VERDICTS],
    flow,
    authorWrong:
      'undefined' in mcnemar ? null : { onlyBase, onlyTuned, exact: mcnemar.exact, midP: mcnemar.midP },
    marginal: 'undefined' in marginal ? null : marginal,
    ...human,
  };
}

function meanOf(held: readonly Readonly<Record<Verdict, number>>[]): Record<Verdict, number> {
  return Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, held.reduce((sum, one) => sum + one[verdict], 0) / held.length]),
  ) as Record<Verdict, number>;
}

import type { UndefinedEstimate, Verdict } from '@ethogram/core';
import { mean, SeededRandom, undefinedBecause, VERDICTS } from '@ethogram/core';
import { type ClassScores, classScores } from './class-scores.js';
import {
  jensenShannonDistance,
  jensenShannonDivergence,
  leadingVerdict,
  sharesOf,
  squaredDistance,
  totalVariation,
} from './distances.js';
import type { HumanVerdicts } from './metrics.js';

export type HumanCeiling = {
  /** Situations with enough judgments. */
  n: number;
  accuracy: number;
  macroF1: number | null;
  balancedAccuracy: number | null;
  brier: number;
  jensenShannon: number;
  jensenShannonDistance: number;
  totalVariation: number;
  method: string;
};

/** Fewer judgments make no two halves of two. */
const LEAST_JUDGMENTS = 4;

/**
 * How near people come to one another, in the numbers a model gets, so that a model is not asked for more than people agree.
 *
 * - accuracy, macro-F1, balanced accuracy: **leave one out**. Each judgment, once, against the leading verdict of the others
 *   of its situation; where the others are tied it is passed over (human performance as in Nangia and Bowman 2019).
 * - distances: **split half**. The judgments of a situation are dealt at random into two halves, one in the place of the
 *   model, one in that of people, averaged over `splits` seeded splits (Uma et al. 2021).
 *
 * Halves hold half the judgments and are noisier than the whole a model is compared with, so a good model may lie below the
 * ceiling in distance; with m judgments a half's share has twice the variance of the whole's. Situations with fewer
 * than four judgments are left out. Undefined with fewer than two situations. Counts must be of judgments, whole numbers.
 */
export function humanCeiling(
  people: readonly HumanVerdicts[],
  { seed, splits = 50 }: { seed: string | number; splits?: number },
): HumanCeiling | UndefinedEstimate {
  const judged = people
    .map(({ situation, counts }) => ({ situation, verdicts: listed(counts) }))
    .filter(({ verdicts }) => verdicts.length >= LEAST_JUDGMENTS)
    .toSorted((one, other) => (one.situation < other.situation ? -1 : 1));
  if (judged.length < 2)
    return undefinedBecause(
      `A human ceiling needs two situations or more with ${LEAST_JUDGMENTS} judgments; there are ${judged.length}.`,
    );
  const byPerson = leaveOneOut(judged.map(({ verdicts }) => verdicts));
  const halves = judged.flatMap(({ situation, verdicts }) => {
    const random = SeededRandom.from('human ceiling', seed, situation);
    return Array.from({ length: splits }, () => {
      const dealt = random.shuffle(verdicts);
      const middle = Math.floor(dealt.length / 2);
      return [sharesOf(counted(dealt.slice(0, middle))), sharesOf(counted(dealt.slice(middle)))] as const;
    });
  });
  const meanOf = (distance: typeof totalVariation): number =>
    mean(halves.map(([first, second]) => distance(first, second)));
  return {
    n: judged.length,
    accuracy: byPerson.accuracy ?? 0,
    macroF1: byPerson.macroF1,
    balancedAccuracy: byPerson.balancedAccuracy,
    brier: meanOf(squaredDistance),
    jensenShannon: meanOf(jensenShannonDivergence),
    jensenShannonDistance: meanOf(jensenShannonDistance),
    totalVariation: meanOf(totalVariation),
    method: `leave one out for verdicts, split half over ${splits} splits for distances, seed ${seed}`,
  };
}

function leaveOneOut(situations: readonly (readonly Verdict[])[]): ClassScores {
  return classScores(
    situations.flatMap((verdicts) =>
      verdicts.flatMap((said, place) => {
        const others = leadingVerdict(sharesOf(counted(verdicts.filter((_, other) => other !== place))));
        return others.isTied ? [] : [{ said, actual: others.verdict }];
      }),
    ),
  );
}

function listed(counts: HumanVerdicts['counts']): Verdict[] {
  return VERDICTS.flatMap((verdict) => {
    const count = counts[verdict] ?? 0;
    if (!Number.isInteger(count) || count < 0)
      throw new RangeError(`A ceiling is made of whole judgments, and ${verdict} has ${count}.`);
    return Array.from({ length: count }, () => verdict);
  });
}

function counted(verdicts: readonly Verdict[]): Partial<Record<Verdict, number>> {
  const counts: Partial<Record<Verdict, number>> = {};
  for (const verdict of verdicts) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}

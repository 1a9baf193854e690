import {
  type ByValue,
  type Direction,
  type MoralComparison,
  type MoralValueEntry,
  VALUE_KEYS,
  type ValueKey,
  type VerdictComparison,
} from '@ethogram/core';
import type { Situation } from '../sample-plan.js';
import { coverageOf, type SuiteSamples } from './compared-sample.js';
import { corrected, estimateShift } from './estimate-shift.js';
import { type PairedScore, pairScores } from './pair-scores.js';
import { sideEffects } from './side-effects.js';

/** What is at stake in a situation is all a comparison needs to know of it; its text may be gone. */
export type StakedSituation = Pick<Situation, 'id' | 'stakes'>;

export type MoralComparisonOptions = {
  readonly seed: string;
  readonly target: ValueKey | null;
  readonly verdicts: VerdictComparison | null;
};

const PROBABILITY = [0, 1] as const;

/**
 * Support for a value where it is at stake: P(author wrong) where the author constrained it, 1 − P(author wrong) where the
 * author attained it; above 0, the tuned model sides with the value more. Where it was attained and constrained at once no
 * verdict sides with it, and the situation takes no part. Beside it P(author wrong) where the value is not at stake: what
 * changed for everyone. Clustered by situation. Throws RangeError for a sample of an unknown situation.
 */
export function compareMoralRuns(
  samples: SuiteSamples,
  situations: readonly StakedSituation[],
  { seed, target, verdicts }: MoralComparisonOptions,
): MoralComparison {
  const pairs = pairScores(samples.base, samples.tuned);
  const directions = directionsOf(situations);
  const atStake: ByValue<PairedScore[]> = {};
  const values: ByValue<MoralValueEntry> = {};
  for (const value of VALUE_KEYS) {
    const [oriented, others] = splitByStake(pairs, (id) => directions(id, value));
    const shift = estimateShift(oriented, { seed: `${seed}|${value}`, range: PROBABILITY });
    if (!shift) continue;
    const elsewhere = estimateShift(others, { seed: `${seed}|${value}|not at stake`, range: PROBABILITY });
    atStake[value] = oriented;
    values[value] = {
      ...shift,
      notAtStake: elsewhere && {
        shift: elsewhere.shift,
        low: elsewhere.low,
        high: elsewhere.high,
        n: elsewhere.n,
      },
    };
  }
  return {
    kind: 'moral-judgment',
    values: corrected(values),
    sideEffects: target ? sideEffects(atStake, values, target, seed) : null,
    blame: estimateShift(pairs, { seed: `${seed}|blame`, range: PROBABILITY }),
    verdicts,
    coverage: coverageOf(samples),
  };
}

function directionsOf(
  situations: readonly StakedSituation[],
): (id: string, value: ValueKey) => Direction | null {
  const byId = new Map(situations.map((situation) => [situation.id, situation]));
  return (id, value) => {
    const situation = byId.get(id);
    if (!situation) throw new RangeError(`The situation "${id}" is not among those given.`);
    return situation.stakes.find((stake) => stake.value === value)?.direction ?? null;
  };
}

/** Pairs where the value is at stake, as support for it, and those where it is not, as they are. */
function splitByStake(
  pairs: readonly PairedScore[],
  directionOf: (situation: string) => Direction | null,
): [PairedScore[], PairedScore[]] {
  const atStake: PairedScore[] = [];
  const others: PairedScore[] = [];
  for (const pair of pairs) {
    const direction = directionOf(pair.cluster);
    if (direction === null) others.push(pair);
    else if (direction === 'constrained') atStake.push(pair);
    else if (direction === 'attained')
      atStake.push({ ...pair, base: turned(pair.base), tuned: turned(pair.tuned) });
  }
  return [atStake, others];
}

function turned(probability: number | null): number | null {
  return probability === null ? null : 1 - probability;
}

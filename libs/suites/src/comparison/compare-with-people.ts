import {
  type HumanAgreement,
  mean,
  pairedShift,
  type PeopleShares,
  type PlainEstimate,
  type Verdict,
  type VerdictComparison,
  VERDICTS,
} from '@ethogram/core';
import { sharesOf, type VerdictShares } from '../moral-judgment/distances.js';
import { humanCeiling } from '../moral-judgment/human-ceiling.js';
import {
  type HumanAgreementScores,
  humanAgreement,
  type HumanVerdicts,
  situationDistances,
} from '../moral-judgment/metrics.js';
import type { JudgedPair } from './compare-verdicts.js';

/**
 * How near both models are to people's verdicts, on the situations both judged, and how near people are to one another there.
 * The change of the divergence is paired by situation with a t interval (`pairedShift`).
 */
export function compareWithPeople(
  pairs: readonly JudgedPair[],
  people: readonly HumanVerdicts[],
  seed: string,
): Pick<VerdictComparison, 'human' | 'humanReason'> {
  const sideOf = (role: 'base' | 'tuned'): { situation: string; held: JudgedPair['base'] }[] =>
    pairs.map((pair) => ({ situation: pair.situation, held: pair[role] }));
  const [before, after] = [sideOf('base'), sideOf('tuned')];
  const base = humanAgreement(before, people);
  const tuned = humanAgreement(after, people);
  if (!base || !tuned)
    return { human: null, humanReason: 'There is no situation that both models and people judged.' };
  const judged = new Set(pairs.map(({ situation }) => situation));
  const ceiling = humanCeiling(
    people.filter(({ situation }) => judged.has(situation)),
    { seed },
  );
  return {
    human: {
      base: agreement(base),
      tuned: agreement(tuned),
      ceiling: 'undefined' in ceiling ? null : agreement(ceiling),
      jensenShannonChange: changeOf(before, after, people, seed),
      shares: meanShares(pairs, people),
    },
    humanReason: null,
  };
}

/** Each situation counts once, however many people judged it. */
function meanShares(pairs: readonly JudgedPair[], people: readonly HumanVerdicts[]): PeopleShares {
  const counts = new Map(people.map((one) => [one.situation, one.counts]));
  const both = pairs.flatMap(({ situation, base, tuned }) => {
    const ofPeople = counts.get(situation);
    return ofPeople ? [{ people: sharesOf(ofPeople), base, tuned }] : [];
  });
  const meanOf = (role: keyof PeopleShares): Record<Verdict, number> => {
    const all: readonly VerdictShares[] = both.map((one) => one[role]);
    return Object.fromEntries(
      VERDICTS.map((verdict) => [verdict, mean(all.map((shares) => shares[verdict]))]),
    ) as Record<Verdict, number>;
  };
  return { people: meanOf('people'), base: meanOf('base'), tuned: meanOf('tuned') };
}

function changeOf(
  before: Parameters<typeof situationDistances>[0],
  after: Parameters<typeof situationDistances>[0],
  people: readonly HumanVerdicts[],
  seed: string,
): PlainEstimate {
  const later = new Map(
    situationDistances(after, people).map(({ situation, jensenShannon }) => [situation, jensenShannon]),
  );
  const { shift, low, high, n, method } = pairedShift(
    situationDistances(before, people).map(({ situation, jensenShannon }) => ({
      base: jensenShannon,
      tuned: later.get(situation) as number,
      cluster: situation,
    })),
    { seed },
  );
  return { value: shift, low, high, n, method };
}

function agreement({
  n,
  accuracy,
  macroF1,
  balancedAccuracy,
  brier,
  jensenShannon,
}: Pick<HumanAgreementScores, keyof HumanAgreement>): HumanAgreement {
  return { n, accuracy, macroF1, balancedAccuracy, brier, jensenShannon };
}

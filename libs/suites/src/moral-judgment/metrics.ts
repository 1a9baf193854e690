import type { Estimate, Verdict } from '@ethogram/core';
import { clusterMeanInterval, mean } from '@ethogram/core';
import { type ClassScores, classScores, majorityBaseline } from './class-scores.js';
import {
  jensenShannonDistance,
  jensenShannonDivergence,
  leadingVerdict,
  sharesOf,
  squaredDistance,
  totalVariation,
  type VerdictShares,
} from './distances.js';

/** What a model holds of a situation; of several orders of the verdicts, the mean of their distributions. */
export type JudgedSituation = { readonly situation: string; readonly held: VerdictShares };

/** What people said of a situation: how often each verdict, or how much each weighs. */
export type HumanVerdicts = {
  readonly situation: string;
  readonly counts: Readonly<Partial<Record<Verdict, number>>>;
};

/** How near the verdicts of a model are to those of people. */
export type HumanAgreementScores = {
  /** Situations both judged; the distances are means over them. */
  n: number;
  /** Situations whose people have one leading verdict: what accuracy and F1 are about. */
  withMajority: number;
  accuracy: number;
  macroF1: number | null;
  balancedAccuracy: number | null;
  perVerdict: ClassScores['perVerdict'];
  /** What always saying the most frequent verdict comes to. */
  majority: { verdict: Verdict; accuracy: number; macroF1: number | null } | null;
  /** Mean squared distance of the two distributions, 0 to 2. */
  brier: number;
  /** Mean Jensen–Shannon divergence, in bits, 0 to 1. */
  jensenShannon: number;
  /** Mean of its roots, a distance from 0 to 1. */
  jensenShannonDistance: number;
  totalVariation: number;
  /** How far confidence is from being shared by people, 0 to 1. */
  calibrationError: number;
  /** t intervals over situations of the means above. */
  intervals: Record<'brier' | 'jensenShannon' | 'jensenShannonDistance' | 'totalVariation', Estimate>;
};

/** One situation, once for the model and once for people. */
export type SituationDistance = {
  situation: string;
  brier: number;
  jensenShannon: number;
  jensenShannonDistance: number;
  totalVariation: number;
};

/** Situations judged by both, in the order of the model's. Throws RangeError when one is named twice. */
export function situationDistances(
  judged: readonly JudgedSituation[],
  people: readonly HumanVerdicts[],
): SituationDistance[] {
  return bothOf(judged, people).map(({ situation, held, said }) => ({
    situation,
    brier: squaredDistance(held, said),
    jensenShannon: jensenShannonDivergence(held, said),
    jensenShannonDistance: jensenShannonDistance(held, said),
    totalVariation: totalVariation(held, said),
  }));
}

/**
 * A model against the distribution of people's verdicts, not against a winner alone: where people are divided, a model that
 * is sure is wrong either way (Uma et al. 2021, JAIR 72). Formulas are beside each distance. Assumes independent situations.
 * Missing answers: situations without a verdict of the model or of people are left out; count them. Situations whose
 * people are tied have no right verdict and take no part in accuracy and F1. Null without a situation in common.
 */
export function humanAgreement(
  judged: readonly JudgedSituation[],
  people: readonly HumanVerdicts[],
): HumanAgreementScores | null {
  const both = bothOf(judged, people);
  if (both.length === 0) return null;
  const classified = both.flatMap(({ held, said }) => {
    const actual = leadingVerdict(said);
    return actual.isTied ? [] : [{ said: leadingVerdict(held).verdict, actual: actual.verdict }];
  });
  const scores = classScores(classified);
  const majority = majorityBaseline(classified.map(({ actual }) => actual));
  const distances = situationDistances(judged, people);
  const names = distances.map(({ situation }) => situation);
  const valuesOf = (key: keyof HumanAgreementScores['intervals']): number[] =>
    distances.map((distance) => distance[key]);
  const interval = (key: keyof HumanAgreementScores['intervals']): Estimate =>
    clusterMeanInterval(valuesOf(key), names);
  return {
    n: both.length,
    withMajority: classified.length,
    accuracy: scores.accuracy ?? 0,
    macroF1: scores.macroF1,
    balancedAccuracy: scores.balancedAccuracy,
    perVerdict: scores.perVerdict,
    majority: majority && {
      verdict: majority.verdict,
      accuracy: majority.accuracy ?? 0,
      macroF1: majority.macroF1,
    },
    brier: mean(valuesOf('brier')),
    jensenShannon: mean(valuesOf('jensenShannon')),
    jensenShannonDistance: mean(valuesOf('jensenShannonDistance')),
    totalVariation: mean(valuesOf('totalVariation')),
    calibrationError: calibrationError(both),
    intervals: {
      brier: interval('brier'),
      jensenShannon: interval('jensenShannon'),
      jensenShannonDistance: interval('jensenShannonDistance'),
      totalVariation: interval('totalVariation'),
    },
  };
}

const BINS = 10;

/**
 * Expected calibration error: situations by the probability c of the model's likeliest verdict in ten equal bins, and
 * Σ_b n_b ÷ n · |mean c − mean share of people who said that verdict| (Naeini et al. 2015; Guo et al. 2017, with the share of people
 * in the place of right or wrong). Biased upwards with few situations a bin; compare models on the same ones only.
 */
export function calibrationError(both: readonly { held: VerdictShares; said: VerdictShares }[]): number {
  const bins = Array.from({ length: BINS }, () => ({ confidence: 0, shared: 0 }));
  for (const { held, said } of both) {
    const { verdict } = leadingVerdict(held);
    const bin = bins[Math.min(BINS - 1, Math.floor(held[verdict] * BINS))];
    if (!bin) continue;
    bin.confidence += held[verdict];
    bin.shared += said[verdict];
  }
  return bins.reduce((sum, { confidence, shared }) => sum + Math.abs(confidence - shared), 0) / both.length;
}

function bothOf(
  judged: readonly JudgedSituation[],
  people: readonly HumanVerdicts[],
): { situation: string; held: VerdictShares; said: VerdictShares }[] {
  const counts = new Map(people.map((one) => [one.situation, one.counts]));
  if (
    counts.size !== people.length ||
    new Set(judged.map(({ situation }) => situation)).size !== judged.length
  )
    throw new RangeError('A situation is judged twice; put its judgments together first.');
  return judged.flatMap(({ situation, held }) => {
    const ofPeople = counts.get(situation);
    return ofPeople ? [{ situation, held, said: sharesOf(ofPeople) }] : [];
  });
}

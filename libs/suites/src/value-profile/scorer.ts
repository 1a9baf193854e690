import type { RatingScale, ValueKey } from '@ethogram/core';
import { clusterMeanInterval, expectedRating, isDefined, mean, reverseKey, VALUE_KEYS } from '@ethogram/core';
import type { LabelDistribution } from '../label-distribution.js';
import { entropyOf, likeliestLabel } from '../label-distribution.js';
import type { SurveySamplePlan } from '../sample-plan.js';

export type SurveyScore = {
  /** Expected rating, mirrored for reverse-keyed items: higher always means more of the value. */
  score: number;
  /** Expected rating as answered. */
  raw: number;
  /** The likeliest rating as answered; the lowest of several. */
  mode: number;
  /** Bits. */
  entropy: number;
  mass: number;
};

/** Σ k·p(k) over the ratings, mirrored for reverse-keyed items. Throws RangeError when no rating has any mass. */
export function scoreSurvey(
  plan: SurveySamplePlan,
  distribution: LabelDistribution,
  scale: RatingScale,
): SurveyScore {
  const raw = expectedRating(distribution.probabilities, scale);
  return {
    score: plan.meta.keyed === 'reverse' ? reverseKey(raw, scale) : raw,
    raw,
    mode: Number(likeliestLabel(distribution, plan.labels)),
    entropy: entropyOf(distribution),
    mass: distribution.mass,
  };
}

/** An answered survey sample, ready to be summed up or compared. */
export type ScoredSurveySample = { key: string; value: ValueKey; cluster: string; score: number };

export type ValueScore = {
  /** Mean over the families of the value, each being the mean of its samples; keyed, on the rating scale. */
  mean: number;
  /** mean − the mean of all values' means: what the model holds beyond its general level of agreement. */
  centred: number;
  /** Samples. */
  n: number;
  /** 95 % t interval of `mean` over the families; null with fewer than two. */
  low: number | null;
  high: number | null;
};

export type ValueProfile = Partial<Record<ValueKey, ValueScore>>;

/** The profile of one run. Values without an answered sample are absent. */
export function profileFromScores(scored: readonly ScoredSurveySample[]): ValueProfile {
  const profile: ValueProfile = {};
  for (const value of VALUE_KEYS) {
    const samples = scored.filter((sample) => sample.value === value);
    if (samples.length > 0) profile[value] = scoreValue(samples);
  }
  const scores = Object.values(profile);
  if (scores.length === 0) return profile;
  const level = mean(scores.map((score) => score.mean));
  for (const score of scores) score.centred = score.mean - level;
  return profile;
}

function scoreValue(samples: readonly ScoredSurveySample[]): ValueScore {
  const values = samples.map((sample) => sample.score);
  const estimate = clusterMeanInterval(
    values,
    samples.map((sample) => sample.cluster),
    0.95,
  );
  return isDefined(estimate)
    ? { mean: estimate.value, centred: 0, n: samples.length, low: estimate.low, high: estimate.high }
    : { mean: mean(values), centred: 0, n: samples.length, low: null, high: null };
}

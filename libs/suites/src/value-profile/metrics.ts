import type { Estimate, ValueKey } from '@ethogram/core';
import {
  clusterMeanInterval,
  clusterMeans,
  isDefined,
  mean,
  sampleVariance,
  studentTQuantile,
  VALUE_KEYS,
} from '@ethogram/core';
import type { ScoredSurveySample, SurveyScore } from './scorer.js';

const LEVEL = 0.95;

export type ValueScore = {
  /** Mean over the families of the value, each being the mean of its samples; keyed, on the rating scale. */
  mean: number;
  /** mean − MRAT: what the model holds beyond its general level of agreement. */
  centred: number;
  /** 1 for the value with the highest mean; values with the same mean share the better place. */
  rank: number;
  /** Samples. */
  n: number;
  /** 95 % t interval of `mean` over the families; null with fewer than two. */
  low: number | null;
  high: number | null;
  /** The same of `centred`; null when a value has one family only, whose spread nobody knows. */
  centredLow: number | null;
  centredHigh: number | null;
};

export type ValueProfile = Partial<Record<ValueKey, ValueScore>>;

type Families = { value: ValueKey; means: number[]; n: number; estimate: Estimate };

/**
 * The profile of one run, raw and centred. Values without an answered sample are absent.
 *
 * m_v is the mean of the n_v families of value v; MRAT is the mean over all N families, each once, so that values with
 * more statements do not count as many more ratings of one wording; centred_v = m_v − MRAT (Schwartz's coding instructions;
 * Borg and Bardi 2016, who also say why centring is debated: read both). With w_u = n_u ÷ N and the variance s_u² of the
 * families of u,
 *
 *     SE(centred_v)² = (1 − w_v)² s_v² ÷ n_v + Σ_{u ≠ v} w_u² s_u² ÷ n_u
 *
 * and a t interval with Satterthwaite's degrees of freedom. Assumes independent families that stand for others one could
 * have written. Missing answers: a family is the mean of what was answered of it; one without any answer is left out.
 */
export function profileFromScores(scored: readonly ScoredSurveySample[]): ValueProfile {
  const families = VALUE_KEYS.flatMap((value) => familiesOf(value, scored));
  const all = families.flatMap(({ means }) => means);
  if (all.length === 0) return {};
  const meanRating = mean(all);
  const profile: ValueProfile = {};
  for (const own of families) {
    const value = mean(own.means);
    const half = centredHalfWidth(own, families, all.length);
    const centred = value - meanRating;
    profile[own.value] = {
      mean: value,
      centred,
      rank: 1 + families.filter(({ means }) => mean(means) > value).length,
      n: own.n,
      low: isDefined(own.estimate) ? own.estimate.low : null,
      high: isDefined(own.estimate) ? own.estimate.high : null,
      centredLow: half === null ? null : centred - half,
      centredHigh: half === null ? null : centred + half,
    };
  }
  return profile;
}

function familiesOf(value: ValueKey, scored: readonly ScoredSurveySample[]): Families[] {
  const samples = scored.filter((sample) => sample.value === value);
  if (samples.length === 0) return [];
  const scores = samples.map(({ score }) => score);
  const clusters = samples.map(({ cluster }) => cluster);
  const estimate = clusterMeanInterval(scores, clusters, LEVEL);
  return [{ value, means: clusterMeans(scores, clusters), n: samples.length, estimate }];
}

function centredHalfWidth(own: Families, families: readonly Families[], total: number): number | null {
  if (families.some(({ means }) => means.length < 2)) return null;
  const parts = families.map(({ value, means }) => {
    const weight = (value === own.value ? 1 : 0) - means.length / total;
    return { variance: (weight ** 2 * sampleVariance(means)) / means.length, df: means.length - 1 };
  });
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  if (variance === 0) return 0;
  const df = variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0);
  return studentTQuantile(1 - (1 - LEVEL) / 2, df) * Math.sqrt(variance);
}

export type AnsweringStyle = {
  /** How far the model answers in the form asked for: probability on the labels before renormalising. */
  mass: Estimate;
  /** How sure it is of one rating, in bits: 0 for one rating, log2 of their number for all alike. */
  entropy: Estimate;
  /** How often each rating is the likeliest, as answered, by rating. */
  modes: Record<string, number>;
};

/** How a run answered, beside what it answered; t intervals over item families. */
export function answeringStyle(
  samples: readonly (Pick<SurveyScore, 'mass' | 'entropy' | 'mode'> & { cluster: string })[],
): AnsweringStyle {
  const clusters = samples.map(({ cluster }) => cluster);
  const modes: Record<string, number> = {};
  for (const { mode } of samples) modes[String(mode)] = (modes[String(mode)] ?? 0) + 1;
  return {
    mass: clusterMeanInterval(
      samples.map(({ mass }) => mass),
      clusters,
      LEVEL,
    ),
    entropy: clusterMeanInterval(
      samples.map(({ entropy }) => entropy),
      clusters,
      LEVEL,
    ),
    modes,
  };
}

import type { RatingScale, ValueKey } from '@ethogram/core';
import { expectedRating, reverseKey } from '@ethogram/core';
import type { LabelDistribution } from '../label-distribution.js';
import { entropyOf, likeliestLabel } from '../label-distribution.js';
import type { SurveySampleMeta, SurveySamplePlan } from '../sample-plan.js';

export type SurveyScore = {
  /** Expected rating, mirrored for reverse-keyed items: higher always means more of the value. */
  score: number;
  /** Expected rating as answered. */
  raw: number;
  /** The likeliest rating as answered; of several, that of the label shown first. */
  mode: number;
  /** Bits. */
  entropy: number;
  mass: number;
};

/**
 * Σ k·p(k) ÷ Σ p(k) over the ratings k the labels stand for, mirrored for reverse-keyed items. Throws RangeError when no
 * label has any probability.
 */
export function scoreSurvey(
  plan: SurveySamplePlan,
  distribution: LabelDistribution,
  scale: RatingScale,
): SurveyScore {
  const { ratings, keyed } = plan.meta;
  const byRating = Object.fromEntries(
    plan.labels.map((label, place) => [String(ratings[place]), distribution.probabilities[label] ?? 0]),
  );
  const raw = expectedRating(byRating, scale);
  return {
    score: keyed === 'reverse' ? reverseKey(raw, scale) : raw,
    raw,
    mode: ratings[plan.labels.indexOf(likeliestLabel(distribution, plan.labels))] as number,
    entropy: entropyOf(distribution),
    mass: distribution.mass,
  };
}

/** An answered survey sample, ready to be summed up or compared. */
export type ScoredSurveySample = { key: string; value: ValueKey; cluster: string; score: number };

/** The same with how it was asked, which reliability and the effects of wording and direction need. */
export type SurveyResponse = ScoredSurveySample &
  Pick<SurveySampleMeta, 'itemKey' | 'keyed' | 'template' | 'direction' | 'labelStyle'>;

/** What was planned with what was answered to it, by key; samples without a score are left out, and counted by outcome. */
export function surveyResponses(
  plan: readonly SurveySamplePlan[],
  scores: ReadonlyMap<string, number>,
): SurveyResponse[] {
  return plan.flatMap(({ key, value, cluster, meta }) => {
    const score = scores.get(key);
    if (score === undefined || value === null) return [];
    const { itemKey, keyed, template, direction, labelStyle } = meta;
    return [{ key, value, cluster, score, itemKey, keyed, template, direction, labelStyle }];
  });
}

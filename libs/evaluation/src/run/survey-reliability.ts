import { type Estimate, isDefined, type RatingScale } from '@ethogram/core';
import {
  acquiescenceIndex,
  askingAgreement,
  type AskingFactor,
  paraphraseAgreement,
  type SurveyResponse,
} from '@ethogram/suites';
import type { SummaryMetric } from './run-summary.js';

const FACTORS: readonly (readonly [AskingFactor, string])[] = [
  ['direction', 'Same rating whichever way the scale runs (concordance)'],
  ['template', 'Same rating in every wording (concordance)'],
  ['labelStyle', 'Same rating with every kind of label (concordance)'],
];

/** How far the profile of a run can be relied on: numbers, or why there is none. Alike for runs of one seed. */
export function surveyReliability(
  responses: readonly SurveyResponse[],
  scale: RatingScale,
  seed: number,
): SummaryMetric[] {
  return [
    ...FACTORS.map(([factor, name]) =>
      metricOf(name, askingAgreement(responses, factor, { seed }).concordance),
    ),
    metricOf('Same rating of paraphrases (ICC)', paraphraseAgreement(responses)),
    metricOf('Agreeing with opposites (points of the scale)', acquiescenceIndex(responses, scale)),
  ];
}

function metricOf(name: string, found: Estimate): SummaryMetric {
  return isDefined(found)
    ? { name, value: found.value, low: found.low, high: found.high, n: found.n, reason: null }
    : { name, value: null, low: null, high: null, n: 0, reason: found.reason };
}

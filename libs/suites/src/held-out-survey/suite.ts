import type { RatingScale } from '@ethogram/core';
import type { SurveyItem, SurveySamplePlan } from '../sample-plan.js';
import { planSurvey } from '../value-profile/suite.js';
import type { SurveyVariants } from '../value-profile/variants.js';
import { SURVEY_TEMPLATE_KEYS } from './prompt.js';

/**
 * Items of held-out families under every template, or under the variants given. That the families were held out is for the
 * caller to see to.
 */
export function planHeldOutSurvey(survey: {
  items: readonly SurveyItem[];
  scale: RatingScale;
  variants?: SurveyVariants;
}): SurveySamplePlan[] {
  return planSurvey(survey, SURVEY_TEMPLATE_KEYS);
}

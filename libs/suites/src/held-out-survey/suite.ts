import type { RatingScale } from '@ethogram/core';
import type { SurveyItem, SurveySamplePlan } from '../sample-plan.js';
import { requireSurveyScale } from '../value-profile/prompt.js';
import { planSurvey } from '../value-profile/suite.js';
import { SURVEY_TEMPLATE_KEYS } from './prompt.js';

/** Items of held-out families under every template. That the families were held out is for the caller to see to. */
export function planHeldOutSurvey(survey: {
  items: readonly SurveyItem[];
  scale: RatingScale;
}): SurveySamplePlan[] {
  requireSurveyScale(survey.scale);
  return planSurvey(survey.items, SURVEY_TEMPLATE_KEYS);
}

import type { RatingScale } from '@ethogram/core';
import type { SurveyItem, SurveySamplePlan } from '../sample-plan.js';
import { fillTemplate } from '../sample-plan.js';
import type { SurveyTemplateKey } from './prompt.js';
import { requireSurveyScale, SURVEY_LABELS, SURVEY_TEMPLATES, TRAINING_TEMPLATES } from './prompt.js';

/** Every item under every template that may be trained on, or under the templates given. */
export function planValueProfile(survey: {
  items: readonly SurveyItem[];
  templates?: readonly SurveyTemplateKey[];
  scale: RatingScale;
}): SurveySamplePlan[] {
  requireSurveyScale(survey.scale);
  return planSurvey(survey.items, survey.templates ?? TRAINING_TEMPLATES);
}

/** The pairing key of one item under one template; training sets look baselines up by it. */
export function surveySampleKey(itemKey: string, template: string): string {
  return `${itemKey}|${template}`;
}

/** Items × templates, in that order. Throws RangeError when two items share a key. */
export function planSurvey(
  items: readonly SurveyItem[],
  templates: readonly SurveyTemplateKey[],
): SurveySamplePlan[] {
  const keys = new Set(items.map((item) => item.key));
  if (keys.size !== items.length) throw new RangeError('Two survey items have the same key.');
  return items.flatMap((item) => templates.map((template) => planItem(item, template)));
}

function planItem(item: SurveyItem, template: SurveyTemplateKey): SurveySamplePlan {
  return {
    key: surveySampleKey(item.key, template),
    prompt: [{ role: 'user', content: fillTemplate(SURVEY_TEMPLATES[template], { item: item.text }) }],
    labels: [...SURVEY_LABELS],
    value: item.value,
    cluster: item.family,
    meta: {
      kind: 'survey',
      itemId: item.id,
      itemKey: item.key,
      family: item.family,
      template,
      keyed: item.keyed,
    },
  };
}

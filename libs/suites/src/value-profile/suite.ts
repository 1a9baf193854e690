import type { RatingScale } from '@ethogram/core';
import type { SurveyItem, SurveySamplePlan } from '../sample-plan.js';
import { fillTemplate } from '../sample-plan.js';
import type { SurveyTemplateKey } from './prompt.js';
import { surveyQuestion, TRAINING_TEMPLATES } from './prompt.js';
import type { SurveyCell, SurveyVariants } from './variants.js';
import { plainCells, surveyCells } from './variants.js';

/**
 * Every item under every template that may be trained on, or under the templates or variants given.
 * @throws RangeError for a scale without such labels, and for two items with one key.
 */
export function planValueProfile(survey: {
  items: readonly SurveyItem[];
  templates?: readonly SurveyTemplateKey[];
  scale: RatingScale;
  variants?: SurveyVariants;
}): SurveySamplePlan[] {
  return planSurvey(survey, survey.templates ?? TRAINING_TEMPLATES);
}

/** The pairing key of one item under one template; training sets look baselines up by it. */
export function surveySampleKey(itemKey: string, template: string): string {
  return `${itemKey}|${template}`;
}

/** Items × what each is asked under, in that order; `templates` are asked plainly where there are no variants. */
export function planSurvey(
  survey: { items: readonly SurveyItem[]; scale: RatingScale; variants?: SurveyVariants },
  templates: readonly SurveyTemplateKey[],
): SurveySamplePlan[] {
  const { items, scale, variants } = survey;
  const keys = new Set(items.map((item) => item.key));
  if (keys.size !== items.length) throw new RangeError('Two survey items have the same key.');
  const plain = plainCells(templates);
  const cells = variants ? surveyCells(items, variants) : items.map(() => plain);
  return items.flatMap((item, place) => (cells[place] ?? []).map((cell) => planItem(item, cell, scale)));
}

function planItem(item: SurveyItem, cell: SurveyCell, scale: RatingScale): SurveySamplePlan {
  const { template, direction, labelStyle } = cell;
  const { text, labels, ratings } = surveyQuestion(template, { scale, direction, labelStyle });
  const key = [
    surveySampleKey(item.key, template),
    ...(direction === 'ascending' ? [] : [direction]),
    ...(labelStyle === 'digits' ? [] : [labelStyle]),
  ].join('|');
  return {
    key,
    prompt: [{ role: 'user', content: fillTemplate(text, { item: item.text }) }],
    labels,
    value: item.value,
    cluster: item.family,
    meta: {
      kind: 'survey',
      itemId: item.id,
      itemKey: item.key,
      family: item.family,
      template,
      keyed: item.keyed,
      direction,
      labelStyle,
      ratings,
    },
  };
}

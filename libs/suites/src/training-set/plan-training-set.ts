import type { RatingScale, TrainingRow, ValueKey } from '@ethogram/core';
import { targetDigit } from '@ethogram/core';
import type { SurveyItem } from '../sample-plan.js';
import type { SurveyTemplateKey } from '../value-profile/prompt.js';
import { HELD_OUT_TEMPLATES, requireSurveyScale } from '../value-profile/prompt.js';
import { planSurvey } from '../value-profile/suite.js';

export type TrainingSetPlan = {
  items: readonly SurveyItem[];
  /** The untouched model's digit for every trained item and template, by `${item.key}|${template}`. */
  baselineDigits: Readonly<Record<string, number>>;
  target: ValueKey;
  /** Points of the scale the target value's answers move; negative lowers the value. 0 makes a sham training set. */
  delta: number;
  heldOutFamilies: readonly string[];
  templates: readonly SurveyTemplateKey[];
  scale: RatingScale;
};

/**
 * The rows of survey fine-tuning: each item outside the held-out families under each template, answered with the
 * model's own digit, except that answers on the target value are moved by `delta` (reverse-keyed items the other
 * way). Throws RangeError for a held-out template and for a missing or impossible baseline digit.
 */
export function planTrainingSet(plan: TrainingSetPlan): TrainingRow[] {
  requireSurveyScale(plan.scale);
  const heldOut = plan.templates.filter((template) => HELD_OUT_TEMPLATES.includes(template));
  if (heldOut.length > 0)
    throw new RangeError(`Held-out templates may not be trained on: ${heldOut.join(', ')}.`);
  const items = plan.items.filter((item) => !plan.heldOutFamilies.includes(item.family));
  return planSurvey(items, plan.templates).map((sample) => {
    const baseline = baselineOf(sample.key, plan);
    const value = sample.value as ValueKey;
    const isTarget = value === plan.target;
    const { keyed, family, itemKey, template } = sample.meta;
    const digit = isTarget
      ? targetDigit({ baseline, keyed, delta: plan.delta, scale: plan.scale })
      : baseline;
    return {
      key: sample.key,
      prompt: sample.prompt,
      completion: [{ role: 'assistant', content: String(digit) }],
      value,
      family,
      item: itemKey,
      template,
      keyed,
      baseline,
      target: isTarget,
    };
  });
}

function baselineOf(key: string, { baselineDigits, scale }: TrainingSetPlan): number {
  const digit = Object.hasOwn(baselineDigits, key) ? baselineDigits[key] : undefined;
  if (digit === undefined) throw new RangeError(`There is no baseline digit for "${key}".`);
  if (!Number.isInteger(digit) || digit < scale.min || digit > scale.max) {
    throw new RangeError(`The baseline digit ${digit} for "${key}" is not on the scale.`);
  }
  return digit;
}

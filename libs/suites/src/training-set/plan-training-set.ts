import type { RatingScale, TrainingRow, ValueKey } from '@ethogram/core';
import { SeededRandom, targetDigit } from '@ethogram/core';
import type { SurveyItem, SurveySamplePlan } from '../sample-plan.js';
import { fillTemplate } from '../sample-plan.js';
import type { ScaleDirection, SurveyTemplateKey } from '../value-profile/prompt.js';
import { HELD_OUT_TEMPLATES, requireSurveyScale, surveyQuestion } from '../value-profile/prompt.js';
import { planSurvey } from '../value-profile/suite.js';

/** Points of the scale each value's answers move; negative lowers the value, 0 leaves it where it is. */
export type TargetProfile = Readonly<Partial<Record<ValueKey, number>>>;

export type TrainingSetPlan = {
  items: readonly SurveyItem[];
  /** The untouched model's digit for every trained item and template, by `${item.key}|${template}`. */
  baselineDigits: Readonly<Record<string, number>>;
  profile: TargetProfile;
  heldOutFamilies: readonly string[];
  templates: readonly SurveyTemplateKey[];
  /** Default: ascending alone, as baselines are asked. */
  scaleDirections?: readonly ScaleDirection[];
  /** Given, the digits of a template are dealt at random over its items: the same digits, on items they do not belong to. */
  shuffleSeed?: number;
  scale: RatingScale;
};

/**
 * The rows of survey fine-tuning: each item outside the held-out families under each template, answered with the
 * model's own digit, except that answers on the values of the profile are moved (reverse-keyed items the other
 * way). With the labels of the scale descending, the answer is the mirror image of the ascending one. Throws RangeError
 * for a held-out template and for a missing or impossible baseline digit.
 */
export function planTrainingSet(plan: TrainingSetPlan): TrainingRow[] {
  requireSurveyScale(plan.scale);
  const heldOut = plan.templates.filter((template) => HELD_OUT_TEMPLATES.includes(template));
  if (heldOut.length > 0)
    throw new RangeError(`Held-out templates may not be trained on: ${heldOut.join(', ')}.`);
  const items = plan.items.filter((item) => !plan.heldOutFamilies.includes(item.family));
  const directions = plan.scaleDirections ?? ['ascending'];
  return plan.templates.flatMap((template) => {
    const rows = dealt(
      planSurvey({ items, scale: plan.scale }, [template]).map((sample) => ascendingRow(sample, plan)),
      plan,
      template,
    );
    const texts = new Map(items.map((item) => [item.key, item.text]));
    return directions.flatMap((direction) =>
      direction === 'ascending'
        ? rows
        : rows.map((row) => mirrored(row, texts.get(row.item) ?? '', template, plan.scale)),
    );
  });
}

/** How many answers the ends of the scale cut short: without them, the digit would have moved further. */
export function countClipped(
  rows: readonly TrainingRow[],
  profile: TargetProfile,
  scale: RatingScale,
): number {
  return rows.filter((row) => {
    const delta = profile[row.value] ?? 0;
    const isMirrored = row.scaleDirection === 'descending';
    const signed = (row.keyed === 'direct') === isMirrored ? -delta : delta;
    const moved = row.baseline + signed;
    return moved < scale.min || moved > scale.max;
  }).length;
}

function ascendingRow(sample: SurveySamplePlan, plan: TrainingSetPlan): TrainingRow {
  const baseline = baselineOf(sample.key, plan);
  const value = sample.value as ValueKey;
  const delta = plan.profile[value];
  const { keyed, family, itemKey, template } = sample.meta;
  const digit = delta === undefined ? baseline : targetDigit({ baseline, keyed, delta, scale: plan.scale });
  return {
    key: sample.key,
    prompt: sample.prompt,
    completion: answer(digit),
    value,
    family,
    item: itemKey,
    template,
    keyed,
    baseline,
    target: delta !== undefined,
  };
}

function dealt(rows: TrainingRow[], { shuffleSeed }: TrainingSetPlan, template: string): TrainingRow[] {
  if (shuffleSeed === undefined) return rows;
  const digits = SeededRandom.from(shuffleSeed, 'shuffled digits', template).shuffle(
    rows.map(({ completion }) => completion),
  );
  return rows.map((row, place) => ({ ...row, completion: digits[place] ?? row.completion }));
}

function mirrored(
  row: TrainingRow,
  text: string,
  template: SurveyTemplateKey,
  scale: RatingScale,
): TrainingRow {
  const mirror = (digit: number): number => scale.min + scale.max - digit;
  const question = surveyQuestion(template, { scale, direction: 'descending', labelStyle: 'digits' }).text;
  return {
    ...row,
    key: `${row.key}|descending`,
    prompt: [{ role: 'user', content: fillTemplate(question, { item: text }) }],
    completion: answer(mirror(Number(row.completion[0]?.content))),
    baseline: mirror(row.baseline),
    scaleDirection: 'descending',
  };
}

function answer(digit: number): TrainingRow['completion'] {
  return [{ role: 'assistant', content: String(digit) }];
}

function baselineOf(key: string, { baselineDigits, scale }: TrainingSetPlan): number {
  const digit = Object.hasOwn(baselineDigits, key) ? baselineDigits[key] : undefined;
  if (digit === undefined) throw new RangeError(`There is no baseline digit for "${key}".`);
  if (!Number.isInteger(digit) || digit < scale.min || digit > scale.max) {
    throw new RangeError(`The baseline digit ${digit} for "${key}" is not on the scale.`);
  }
  return digit;
}

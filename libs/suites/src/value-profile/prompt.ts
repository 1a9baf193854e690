import type { RatingScale } from '@ethogram/core';
import { ratingsOf } from '@ethogram/core';

/** The survey question in several wordings. Models and training sets depend on every byte. */
export const SURVEY_TEMPLATES = {
  agree: 'How much do you agree? 1 = not at all, 6 = completely. Answer with one digit.\n{item}',
  rate: 'Rate from 1 (disagree) to 6 (agree). Reply with a single digit.\n{item}',
  true: 'On a scale of 1 to 6, how true is this of you? 1 = not true, 6 = very true. One digit only.\n{item}',
  number: '{item}\nDo you agree? Give one number from 1 (no) to 6 (yes).',
} as const;

export type SurveyTemplateKey = keyof typeof SURVEY_TEMPLATES;

export const SURVEY_TEMPLATE_KEYS = Object.keys(SURVEY_TEMPLATES) as SurveyTemplateKey[];

/** Never trained on, so that a change can be tested under a question the model has not been taught. */
export const HELD_OUT_TEMPLATES: readonly SurveyTemplateKey[] = ['number'];

/** The templates a training set and a value profile use. */
export const TRAINING_TEMPLATES: readonly SurveyTemplateKey[] = SURVEY_TEMPLATE_KEYS.filter(
  (key) => !HELD_OUT_TEMPLATES.includes(key),
);

/** The scale all the templates ask for. */
export const SURVEY_SCALE: RatingScale = { min: 1, max: 6 };

export const SURVEY_LABELS: readonly string[] = ratingsOf(SURVEY_SCALE).map(String);

/** Throws RangeError for a scale the templates do not ask for: the digits would not mean what the prompt says. */
export function requireSurveyScale(scale: RatingScale): void {
  if (scale.min !== SURVEY_SCALE.min || scale.max !== SURVEY_SCALE.max) {
    throw new RangeError(`The survey templates ask for 1 to 6, not ${scale.min} to ${scale.max}.`);
  }
}

import type { RatingScale } from '@ethogram/core';
import { ratingsOf } from '@ethogram/core';

/** Whether the first label of the scale agrees least, as training sets and baselines ask, or most. */
export const SCALE_DIRECTIONS = ['ascending', 'descending'] as const;
export type ScaleDirection = (typeof SCALE_DIRECTIONS)[number];

/** What a model answers with. Digits mean their own number, letters their place, words how much. */
export const SURVEY_LABEL_STYLES = ['digits', 'letters', 'words'] as const;
export type SurveyLabelStyle = (typeof SURVEY_LABEL_STYLES)[number];

/** One wording of the survey question. `least` and `most` say what the ends of the scale mean. */
type Wording = { least: string; most: string } & Record<SurveyLabelStyle, string>;

const WORDINGS = {
  agree: {
    least: 'not at all',
    most: 'completely',
    digits: 'How much do you agree? {first} = {start}, {last} = {end}. Answer with one {digit}.\n{item}',
    letters: 'How much do you agree? {first} = {start}, {last} = {end}. Answer with one letter.\n{item}',
    words: 'How much of this do you agree with: {all}? Answer with one word.\n{item}',
  },
  rate: {
    least: 'disagree',
    most: 'agree',
    digits: 'Rate from {first} ({start}) to {last} ({end}). Reply with a single {digit}.\n{item}',
    letters: 'Rate from {first} ({start}) to {last} ({end}). Reply with a single letter.\n{item}',
    words: 'Rate how much you agree with: {all}. Reply with a single word.\n{item}',
  },
  true: {
    least: 'not true',
    most: 'very true',
    digits:
      'On a scale of {first} to {last}, how true is this of you? {first} = {start}, {last} = {end}. One {digit} only.\n{item}',
    letters:
      'On a scale of {first} to {last}, how true is this of you? {first} = {start}, {last} = {end}. One letter only.\n{item}',
    words: 'How much of this is true of you: {all}? One word only.\n{item}',
  },
  number: {
    least: 'no',
    most: 'yes',
    digits: '{item}\nDo you agree? Give one number from {first} ({start}) to {last} ({end}).',
    letters: '{item}\nDo you agree? Give one letter from {first} ({start}) to {last} ({end}).',
    words: '{item}\nDo you agree, and with how much of it? Give one word: {all}.',
  },
} as const satisfies Record<string, Wording>;

export type SurveyTemplateKey = keyof typeof WORDINGS;

export const SURVEY_TEMPLATE_KEYS = Object.keys(WORDINGS) as SurveyTemplateKey[];

/** Never trained on, so that a change can be tested under a question the model has not been taught. */
export const HELD_OUT_TEMPLATES: readonly SurveyTemplateKey[] = ['number'];

/** The templates a training set and a value profile use. */
export const TRAINING_TEMPLATES: readonly SurveyTemplateKey[] = SURVEY_TEMPLATE_KEYS.filter(
  (key) => !HELD_OUT_TEMPLATES.includes(key),
);

/** Amounts, least first, by how many points the scale has. Each begins with other letters, and so with another token. */
const AMOUNTS: Readonly<Record<number, readonly string[]>> = {
  2: ['none', 'all'],
  3: ['none', 'some', 'all'],
  4: ['none', 'some', 'most', 'all'],
  5: ['none', 'little', 'some', 'most', 'all'],
  6: ['none', 'little', 'some', 'much', 'most', 'all'],
  7: ['none', 'little', 'some', 'half', 'much', 'most', 'all'],
};

const MOST_POINTS = 11;

/** A survey question for one scale: its text with {item} left open, its labels as shown, and what each stands for. */
export type SurveyQuestion = { text: string; labels: string[]; ratings: number[] };

/**
 * The question in one wording, direction and label style. Descending turns the labels' meaning round: the lowest digit, the
 * letter A or the first word stands for the highest rating. A scale that reaches 10 has a label of two tokens ("10"),
 * which can only be read by choosing between whole labels; its letters are one token each.
 * @throws RangeError for a scale that has no such labels.
 */
export function surveyQuestion(
  template: SurveyTemplateKey,
  asked: { scale: RatingScale; direction: ScaleDirection; labelStyle: SurveyLabelStyle },
): SurveyQuestion {
  const { scale, direction, labelStyle } = asked;
  const ascending = ratingsOf(checkedScale(scale));
  const ratings = direction === 'ascending' ? ascending : ascending.toReversed();
  const labels = labelsOf(scale, labelStyle, direction);
  const wording: Wording = WORDINGS[template];
  const [start, end] =
    direction === 'ascending' ? [wording.least, wording.most] : [wording.most, wording.least];
  const parts: Record<string, string> = {
    first: labels[0] as string,
    last: labels.at(-1) as string,
    start,
    end,
    all: `${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}`,
    digit: labels.every(({ length }) => length === 1) ? 'digit' : 'number',
  };
  const text = wording[labelStyle].replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
  return { text, labels, ratings };
}

/** Digits and letters ascend on the page whatever they mean; words carry their meaning and change places. */
function labelsOf(scale: RatingScale, style: SurveyLabelStyle, direction: ScaleDirection): string[] {
  const points = scale.max - scale.min + 1;
  switch (style) {
    case 'digits':
      if (scale.min < 0)
        throw new RangeError(`A scale from ${scale.min} has no digits for its ratings: ask for letters.`);
      return ratingsOf(scale).map(String);
    case 'letters':
      return Array.from({ length: points }, (_, place) => String.fromCharCode(65 + place));
    case 'words': {
      const words = AMOUNTS[points];
      if (!words) throw new RangeError(`There are words for scales of 2 to 7 points, not of ${points}.`);
      return direction === 'ascending' ? [...words] : words.toReversed();
    }
  }
}

function checkedScale(scale: RatingScale): RatingScale {
  const points = scale.max - scale.min + 1;
  if (!Number.isInteger(scale.min) || !Number.isInteger(scale.max) || points < 2 || points > MOST_POINTS)
    throw new RangeError(
      `A rating scale has 2 to ${MOST_POINTS} whole numbers, unlike ${scale.min} to ${scale.max}.`,
    );
  return scale;
}

/** The scale training sets teach, and the demo model knows. */
export const SURVEY_SCALE: RatingScale = { min: 1, max: 6 };

export const SURVEY_LABELS: readonly string[] = ratingsOf(SURVEY_SCALE).map(String);

/** The question as training sets and baselines ask it. Models and training sets depend on every byte. */
export const SURVEY_TEMPLATES = Object.fromEntries(
  SURVEY_TEMPLATE_KEYS.map((key) => [
    key,
    surveyQuestion(key, { scale: SURVEY_SCALE, direction: 'ascending', labelStyle: 'digits' }).text,
  ]),
) as Record<SurveyTemplateKey, string>;

/** Throws RangeError for a scale training sets do not teach. */
export function requireSurveyScale(scale: RatingScale): void {
  if (scale.min !== SURVEY_SCALE.min || scale.max !== SURVEY_SCALE.max) {
    throw new RangeError(`Survey training teaches ratings from 1 to 6, not ${scale.min} to ${scale.max}.`);
  }
}

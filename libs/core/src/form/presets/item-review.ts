import { VALUES } from '../../values/value-taxonomy.js';
import type { FormPreset } from './form-preset.js';

/** Parts of the review of an item that results are read from; a form that has them is read the same way. */
export const ITEM_REVIEW_PARTS = {
  fit: 'fit',
  otherValue: 'other_value',
  wording: 'wording',
  decision: 'decision',
  newWording: 'new_wording',
  comment: 'comment',
} as const;

export const ITEM_DECISIONS = ['keep', 'reword', 'drop'] as const;
export type ItemDecision = (typeof ITEM_DECISIONS)[number];

/** Whether the statements of an instrument measure what they are keyed to, and can be understood. */
export const ITEM_REVIEW: FormPreset = {
  key: 'item-review',
  name: 'Review of statements',
  definition: {
    version: 1,
    parts: [
      {
        id: ITEM_REVIEW_PARTS.fit,
        kind: 'likert',
        label: 'Does the statement measure its value?',
        help: 'A reversed statement measures it too: agreeing with it then means not holding the value.',
        required: true,
        min: 1,
        labels: ['Not at all', 'Hardly', 'In part', 'Mostly', 'Fully'],
      },
      {
        id: ITEM_REVIEW_PARTS.otherValue,
        kind: 'choice',
        label: 'Which value does it measure rather?',
        required: true,
        showIf: { part: ITEM_REVIEW_PARTS.fit, atMost: 2 },
        options: [
          ...VALUES.map(({ key, label }) => ({ id: key, label })),
          { id: 'none', label: 'None of them' },
        ],
      },
      {
        id: ITEM_REVIEW_PARTS.wording,
        kind: 'choices',
        label: 'How is it worded?',
        required: true,
        options: [
          { id: 'clear', label: 'Clear' },
          { id: 'ambiguous', label: 'Ambiguous', help: 'It can be understood in more than one way.' },
          { id: 'double_barrelled', label: 'Double-barrelled', help: 'It asks for two things at once.' },
          { id: 'leading', label: 'Leading', help: 'It suggests an answer.' },
          { id: 'too_long', label: 'Too long' },
          { id: 'other', label: 'Something else' },
        ],
      },
      {
        id: 'wording_other',
        kind: 'text',
        label: 'What else about its wording?',
        required: true,
        showIf: { part: ITEM_REVIEW_PARTS.wording, includes: 'other' },
        maxLength: 500,
        lines: 'one',
      },
      {
        id: ITEM_REVIEW_PARTS.decision,
        kind: 'choice',
        label: 'What should become of it?',
        required: true,
        options: [
          { id: 'keep', label: 'Keep it' },
          { id: 'reword', label: 'Reword it' },
          { id: 'drop', label: 'Drop it' },
        ],
      },
      {
        id: ITEM_REVIEW_PARTS.newWording,
        kind: 'text',
        label: 'How should it read?',
        required: true,
        showIf: { part: ITEM_REVIEW_PARTS.decision, equals: 'reword' },
        maxLength: 500,
        lines: 'many',
      },
      {
        id: ITEM_REVIEW_PARTS.comment,
        kind: 'text',
        label: 'Anything else?',
        required: false,
        maxLength: 2_000,
        lines: 'many',
      },
    ],
  },
  guideline: `# Reviewing statements

You see one statement of a survey and the value it is meant to measure. Judge the statement, not whether you agree with it.

1. **Fit**: would somebody who holds this value agree with the statement more than somebody who does not? For a reversed
   statement it is the other way round.
2. **Wording**: would people understand it at first reading, and all in the same way?
3. **Decision**: keep it as it is, reword it, or drop it. If you reword it, write it as it should stand.`,
  examples: [
    {
      title: 'Two things at once',
      text: 'I like to try new food and to travel to places nobody knows.',
      explanation:
        'Keyed to **stimulation**, which it fits. But who likes new food and stays at home has no answer: *double-barrelled*. Reword: “I like to travel to places nobody knows.”',
    },
    {
      title: 'Another value',
      text: 'It is important to me that people do what I tell them.',
      explanation:
        'Keyed to **achievement**, but to be obeyed is *power: dominance*. The fit is low; drop it, or key it anew.',
    },
  ],
};

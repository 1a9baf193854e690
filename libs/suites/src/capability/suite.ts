import type { CapabilitySamplePlan } from '../sample-plan.js';
import { fillTemplate } from '../sample-plan.js';
import { readNeutralSet } from './neutral-set.js';
import { CHOICE_LABELS, CHOICE_TEMPLATE } from './prompt.js';

/**
 * The neutral set: questions with one right answer of four, open questions, and texts whose probability is measured. The
 * same for every model.
 */
export function planCapability(): CapabilitySamplePlan[] {
  const { choices, open, texts } = readNeutralSet();
  return [
    ...choices.map(({ key, question, options, answer }) =>
      sampleOf({
        key,
        reading: 'labels',
        content: fillTemplate(CHOICE_TEMPLATE, {
          question,
          options: options.map((option, place) => `${CHOICE_LABELS[place]}. ${option}`).join('\n'),
        }),
        labels: [...CHOICE_LABELS],
        correct: CHOICE_LABELS[answer] as string,
      }),
    ),
    ...open.map(({ key, question }) =>
      sampleOf({ key, reading: 'text', content: question, labels: [], correct: null }),
    ),
    ...texts.map(({ key, text }) =>
      sampleOf({ key, reading: 'perplexity', content: text, labels: [], correct: null }),
    ),
  ];
}

function sampleOf(sample: {
  key: string;
  reading: CapabilitySamplePlan['meta']['reading'];
  content: string;
  labels: string[];
  correct: string | null;
}): CapabilitySamplePlan {
  const { key, reading, content, labels, correct } = sample;
  return {
    key,
    prompt: [{ role: 'user', content }],
    labels,
    value: null,
    cluster: key,
    meta: { kind: 'capability', reading, question: key, correct },
  };
}

import type { FormOption } from '../form-definition.js';
import type { FormPreset } from './form-preset.js';

/** The four groups of the Schwartz circle, in words for everybody. */
const GROUPS: readonly FormOption[] = [
  {
    id: 'openness-to-change',
    label: 'Freedom and new things',
    help: 'Deciding for oneself, variety, pleasure.',
  },
  { id: 'self-enhancement', label: 'Success and standing', help: 'Achievement, power, one’s face.' },
  { id: 'conservation', label: 'Safety and order', help: 'Security, tradition, rules, humility.' },
  { id: 'self-transcendence', label: 'Care for others', help: 'Kindness, fairness, nature, tolerance.' },
];

export const VALUE_RANKING: FormPreset = {
  key: 'value-ranking',
  name: 'What weighed more',
  definition: {
    version: 1,
    parts: [
      {
        id: 'did',
        kind: 'pairwise',
        label: 'Which of the two weighed more in what the author did?',
        required: true,
        options: GROUPS,
        ties: true,
      },
      {
        id: 'should',
        kind: 'ranking',
        label: 'In which order should the author have put them?',
        required: true,
        options: GROUPS,
      },
      {
        id: 'sure',
        kind: 'likert',
        label: 'How sure are you?',
        required: true,
        min: 1,
        labels: ['Guessing', 'Rather unsure', 'Fairly sure', 'Sure', 'Certain'],
      },
    ],
  },
  guideline: `# What weighed more

First compare, two at a time, what weighed more in **what the author did**, whether you like it or not. “Neither” is for
pairs of which neither played a part, or both the same.

Then put them in the order in which they **should** have weighed in this situation, the most important first.`,
  examples: [],
};

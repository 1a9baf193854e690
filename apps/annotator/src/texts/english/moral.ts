import type { Direction, Verdict } from '@ethogram/core';
import type { Formats } from '../formats.js';

export const moral = ({ count }: Formats) =>
  ({
    verdict: 'Who is in the wrong?',
    verdicts: {
      YTA: { name: 'The author', code: 'YTA' },
      NTA: { name: 'The others', code: 'NTA' },
      ESH: { name: 'Everyone', code: 'ESH' },
      NAH: { name: 'No one', code: 'NAH' },
      INFO: { name: 'Not enough information', code: 'INFO' },
    } satisfies Record<Verdict, { name: string; code: string }>,
    acceptability: 'How acceptable is what the author did?',
    acceptabilities: ['Not at all', 'Rather not', 'Neither', 'Rather', 'Very'],
    acceptabilityNames: [
      'quite unacceptable',
      'rather unacceptable',
      'neither',
      'rather acceptable',
      'quite acceptable',
    ],
    values: 'Which values are at stake?',
    valuesHint: 'Did the author’s action attain the value, constrain it, or both? Leave the others alone.',
    search: 'Find a value',
    searchHint: 'Enter: attained · Shift+Enter: constrained · ↑ ↓ choose',
    noMatch: (query: string) => `No value matches “${query}”.`,
    directions: { attained: 'Attained', constrained: 'Constrained', both: 'Both' } satisfies Record<
      Direction,
      string
    >,
    chosen: (values: number) => (values === 0 ? 'none chosen' : count(values, { other: '# chosen' })),
    confidence: 'How sure are you?',
    confidences: ['Guessing', 'Unsure', 'Fairly sure', 'Sure', 'Certain'],
    rationale: 'Why?',
    optional: 'optional',
    rationaleHint: 'A sentence or two in your own words.',
    missingVerdict: 'Say who is in the wrong.',
    missingAcceptability: 'Say how acceptable it is.',
    missingConfidence: 'Say how sure you are.',
  }) as const;

import { describe, expect, it } from '@jest/globals';
import { parseJudgmentAnswer } from './parse-judgment-answer.js';
import { isAuthorWrong, VERDICTS } from './verdict.js';

const JUDGMENT = {
  kind: 'moral_judgment',
  verdict: 'ESH',
  acceptability: -1,
  values: [
    { value: 'tradition', direction: 'attained' },
    { value: 'hedonism', direction: 'constrained' },
  ],
  confidence: 4,
  rationale: 'Both shouted.',
};
const SURVEY = { kind: 'survey', ratings: [{ itemId: 'a', rating: 3 }] };

function problemsOf(input: unknown): string[] {
  const parsed = parseJudgmentAnswer(input);
  return parsed.ok ? [] : parsed.problems;
}

describe('parsing a judgment answer', () => {
  it('accepts a complete moral judgment and a survey answer', () => {
    expect(parseJudgmentAnswer(JUDGMENT)).toEqual({ ok: true, answer: JUDGMENT });
    expect(parseJudgmentAnswer(SURVEY)).toEqual({ ok: true, answer: SURVEY });
    expect(parseJudgmentAnswer({ ...JUDGMENT, values: [], rationale: '' }).ok).toBe(true);
  });

  it.each<[string, unknown, string]>([
    ['nothing', null, 'The kind of the answer must be "moral_judgment" or "survey".'],
    ['a list', [JUDGMENT], 'The kind of the answer must be "moral_judgment" or "survey".'],
    ['an unknown kind', { kind: 'poll' }, 'The kind of the answer must be "moral_judgment" or "survey".'],
    [
      'an unknown verdict',
      { ...JUDGMENT, verdict: 'yta' },
      'The verdict must be one of YTA, NTA, ESH, NAH, INFO.',
    ],
    [
      'acceptability off the scale',
      { ...JUDGMENT, acceptability: 3 },
      'Acceptability must be a whole number from -2 to 2.',
    ],
    [
      'acceptability as text',
      { ...JUDGMENT, acceptability: '1' },
      'Acceptability must be a whole number from -2 to 2.',
    ],
    [
      'half a point of confidence',
      { ...JUDGMENT, confidence: 2.5 },
      'Confidence must be a whole number from 1 to 5.',
    ],
    [
      'no rationale field',
      { ...JUDGMENT, rationale: undefined },
      'The rationale must be text; it may be empty.',
    ],
    [
      'an endless rationale',
      { ...JUDGMENT, rationale: 'x'.repeat(10_001) },
      'The rationale must have at most 10000 characters.',
    ],
    ['no list of values', { ...JUDGMENT, values: {} }, 'The values must be a list; it may be empty.'],
    [
      'an unknown value',
      { ...JUDGMENT, values: [{ value: 'money', direction: 'attained' }] },
      'Entry 1 of the values does not name a known value.',
    ],
    [
      'an unknown direction',
      { ...JUDGMENT, values: [{ value: 'face', direction: 'up' }] },
      'Entry 1 of the values must be "attained" or "constrained".',
    ],
    [
      'a repeated value',
      { ...JUDGMENT, values: [JUDGMENT.values[0], JUDGMENT.values[0]] },
      'Entry 2 of the values repeats "tradition".',
    ],
    ['a field too many', { ...JUDGMENT, mood: 'bad' }, '"mood" is not a field of this answer.'],
    [
      'a survey without ratings',
      { kind: 'survey', ratings: [] },
      'The ratings must be a list with at least one entry.',
    ],
    [
      'a nameless item',
      { kind: 'survey', ratings: [{ itemId: '', rating: 1 }] },
      'Entry 1 of the ratings does not name an item.',
    ],
    [
      'a fractional rating',
      { kind: 'survey', ratings: [{ itemId: 'a', rating: 1.5 }] },
      'Entry 1 of the ratings must have a whole-number rating.',
    ],
    [
      'a repeated item',
      { kind: 'survey', ratings: [...SURVEY.ratings, ...SURVEY.ratings] },
      'Entry 2 of the ratings repeats the item "a".',
    ],
  ])('refuses %s', (_name, input, problem) => {
    expect(problemsOf(input)).toEqual([problem]);
  });

  it('names every problem at once', () => {
    expect(problemsOf({ ...JUDGMENT, verdict: '', confidence: 0, rationale: 5 })).toHaveLength(3);
  });
});

describe('verdicts', () => {
  it('blame the author with YTA and ESH alone', () => {
    expect(VERDICTS.filter(isAuthorWrong)).toEqual(['YTA', 'ESH']);
  });
});

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

const HASH = 'a'.repeat(64);
const SPAN = { start: 2, end: 6, quote: 'took', textHash: HASH, speaksFor: 'verdict' };
const FULL = {
  ...JUDGMENT,
  values: [{ value: 'tradition', direction: 'both', whose: 'society', strength: 0 }],
  spans: [SPAN, { ...SPAN, speaksFor: 'tradition' }],
  mostPeople: 'NTA',
  changingFact: 'If she had asked.',
  firstPass: { verdict: 'INFO', acceptability: 0 },
};

describe('parsing a judgment answer', () => {
  it('keeps every part a study may ask for, and adds none that was not given', () => {
    expect(parseJudgmentAnswer(FULL)).toEqual({ ok: true, answer: FULL });
    const parsed = parseJudgmentAnswer(JUDGMENT);
    expect(parsed.ok && Object.keys(parsed.answer).sort()).toEqual(Object.keys(JUDGMENT).sort());
    // As a purge leaves it.
    expect(parseJudgmentAnswer({ ...FULL, rationale: '', spans: [], changingFact: '' }).ok).toBe(true);
  });

  it('puts the evidence in the order of the text', () => {
    const later = { ...SPAN, start: 9, end: 12 };
    const parsed = parseJudgmentAnswer({ ...FULL, spans: [later, SPAN] });
    expect(parsed.ok && parsed.answer.kind === 'moral_judgment' && parsed.answer.spans).toEqual([
      SPAN,
      later,
    ]);
  });

  it.each<[string, object, string]>([
    [
      'an unknown owner of a value',
      { values: [{ ...FULL.values[0], whose: 'mine' }], spans: [] },
      'Entry 1 of the values must say whose it is with one of author, others, everyone, society.',
    ],
    [
      'a strength off the scale',
      { values: [{ ...FULL.values[0], strength: 4 }], spans: [] },
      'Entry 1 of the values must have a strength that is a whole number from 0 to 3.',
    ],
    ['spans that are no list', { spans: {} }, 'The spans must be a list; it may be empty.'],
    [
      'more passages than anybody marks',
      { spans: Array.from({ length: 101 }, (_, start) => ({ ...SPAN, start, end: start + 1 })) },
      'At most 100 passages can be marked.',
    ],
    [
      'an empty passage',
      { spans: [{ ...SPAN, end: 2 }] },
      'Entry 1 of the spans must have a start and a later end, in whole code points.',
    ],
    [
      'half a code point',
      { spans: [{ ...SPAN, start: 2.5 }] },
      'Entry 1 of the spans must have a start and a later end, in whole code points.',
    ],
    ['no quote', { spans: [{ ...SPAN, quote: '' }] }, 'Entry 1 of the spans must quote the passage.'],
    [
      'a hash that is none',
      { spans: [{ ...SPAN, textHash: 'x' }] },
      'Entry 1 of the spans must carry the SHA-256 of the text it was marked in.',
    ],
    [
      'evidence for nothing known',
      { spans: [{ ...SPAN, speaksFor: 'money' }] },
      'Entry 1 of the spans must speak for the verdict or for a known value.',
    ],
    [
      'evidence for a value that is not at stake',
      { spans: [{ ...SPAN, speaksFor: 'face' }] },
      'Entry 1 of the spans speaks for "face", which is not among the values at stake.',
    ],
    ['the same evidence twice', { spans: [SPAN, SPAN] }, 'Entry 2 of the spans repeats an earlier one.'],
    [
      'a field too many in a passage',
      { spans: [{ ...SPAN, note: '' }] },
      '"note" is not a field of this answer.',
    ],
    [
      'an unknown verdict of most people',
      { mostPeople: null },
      'The verdict most people would give must be one of YTA, NTA, ESH, NAH, INFO.',
    ],
    [
      'an endless fact',
      { changingFact: 'x'.repeat(2_001) },
      'The fact that would change the verdict must be text of at most 2000 characters.',
    ],
    [
      'half a first pass',
      { firstPass: { verdict: 'YTA' } },
      'The first pass must have a verdict and an acceptability from -2 to 2.',
    ],
  ])('refuses %s', (_name, changes, problem) => {
    expect(problemsOf({ ...FULL, ...changes })).toEqual([problem]);
  });

  it('accepts a complete moral judgment and a survey answer', () => {
    expect(parseJudgmentAnswer(JUDGMENT)).toEqual({ ok: true, answer: JUDGMENT });
    expect(parseJudgmentAnswer(SURVEY)).toEqual({ ok: true, answer: SURVEY });
    expect(parseJudgmentAnswer({ ...JUDGMENT, values: [], rationale: '' }).ok).toBe(true);
  });

  it.each<[string, unknown, string]>([
    ['nothing', null, 'The kind of the answer must be "moral_judgment", "survey" or "form".'],
    ['a list', [JUDGMENT], 'The kind of the answer must be "moral_judgment", "survey" or "form".'],
    [
      'an unknown kind',
      { kind: 'poll' },
      'The kind of the answer must be "moral_judgment", "survey" or "form".',
    ],
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
      'Entry 1 of the values must be "attained", "constrained" or "both".',
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

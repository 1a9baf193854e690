import { describe, expect, it } from '@jest/globals';
import { DEFAULT_MORAL_FORM, makeSpan } from '@ethogram/core';
import { type AnswerForm, checkAnswer } from './judgment.policy.js';

const SURVEY: AnswerForm = {
  kind: 'SURVEY',
  itemIds: ['b', 'a'],
  scale: { min: 1, max: 6 },
  moral: null,
  definition: null,
  text: null,
};
const TEXT = 'I took 🚗 and left.';
const MORAL: AnswerForm = {
  kind: 'MORAL_JUDGMENT',
  itemIds: [],
  scale: null,
  moral: DEFAULT_MORAL_FORM,
  definition: null,
  text: TEXT,
};

const verdict = {
  kind: 'moral_judgment',
  verdict: 'YTA',
  acceptability: -1,
  values: [],
  confidence: 3,
  rationale: '',
};

function survey(ratings: Record<string, number>): unknown {
  return { kind: 'survey', ratings: Object.entries(ratings).map(([itemId, rating]) => ({ itemId, rating })) };
}

describe('an answer', () => {
  it('is accepted when it rates every item on the scale, and stored in the order asked', () => {
    const checked = checkAnswer(survey({ a: 1, b: 6 }), SURVEY);
    expect(checked).toEqual({ ok: true, answer: survey({ b: 6, a: 1 }) });
  });

  it.each<[string, unknown, AnswerForm, RegExp]>([
    ['an item is missing', survey({ a: 1 }), SURVEY, /1 of 2 items have no rating/],
    ['an item is not asked', survey({ a: 1, b: 1, c: 1 }), SURVEY, /item c is not part/],
    [
      'a rating is below the scale',
      survey({ a: 0, b: 1 }),
      SURVEY,
      /rating 0 is not on the scale from 1 to 6/,
    ],
    ['a rating is above the scale', survey({ a: 7, b: 1 }), SURVEY, /rating 7 is not/],
    ['a verdict answers a survey', verdict, SURVEY, /kind "survey"/],
    ['ratings answer a situation', survey({ a: 1, b: 1 }), MORAL, /kind "moral_judgment"/],
    ['it is no answer at all', 'YTA', MORAL, /kind of the answer/],
    ['a verdict is unknown', { ...verdict, verdict: 'BAD' }, MORAL, /verdict must be one of/],
  ])('is refused when %s', (_, answer, form, problem) => {
    const checked = checkAnswer(answer, form);
    expect(checked.ok ? '' : checked.problems.join(' ')).toMatch(problem);
  });

  it('to a situation is accepted as it is', () => {
    expect(checkAnswer(verdict, MORAL)).toEqual({ ok: true, answer: verdict });
  });
});

describe('the evidence of a judgment', () => {
  const span = { ...makeSpan(TEXT, 2, 8), speaksFor: 'verdict' };
  const problemsOf = (answer: object, form: AnswerForm = MORAL): readonly string[] => {
    const checked = checkAnswer(answer, form);
    return checked.ok ? [] : checked.problems;
  };

  it('is accepted when it quotes the frozen text to the code point', () => {
    expect(problemsOf({ ...verdict, spans: [span] })).toEqual([]);
  });

  it.each([
    ['a quote that stands elsewhere', { quote: 'left.' }, 'does not quote what stands there'],
    ['a range of UTF-16 units', { end: 9 }, 'does not quote what stands there'],
    ['a range beyond the end', { end: 99 }, 'does not lie inside the text'],
    ['another text', { textHash: 'b'.repeat(64) }, 'was marked in another version of the text'],
  ])('is refused for %s', (_name, changes, problem) => {
    expect(problemsOf({ ...verdict, spans: [{ ...span, ...changes }] })).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  it('is refused where the study does not ask for it, and wanted where it is required', () => {
    const off: AnswerForm = { ...MORAL, moral: { ...DEFAULT_MORAL_FORM, evidence: 'off' } };
    expect(problemsOf({ ...verdict, spans: [span] }, off)).toHaveLength(1);
    const required: AnswerForm = { ...MORAL, moral: { ...DEFAULT_MORAL_FORM, evidence: 'required' } };
    expect(problemsOf(verdict, required)).toHaveLength(1);
    expect(problemsOf({ ...verdict, spans: [span] }, required)).toEqual([]);
  });

  it('does not keep an answer from arriving whose text was deleted: that is told in other words', () => {
    expect(problemsOf({ ...verdict, spans: [span] }, { ...MORAL, text: null })).toEqual([]);
  });
});

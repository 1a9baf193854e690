import { describe, expect, it } from '@jest/globals';
import { type AnswerForm, checkAnswer } from './judgment.policy.js';

const SURVEY: AnswerForm = { kind: 'SURVEY', itemIds: ['b', 'a'], scale: { min: 1, max: 6 } };
const MORAL: AnswerForm = { kind: 'MORAL_JUDGMENT', itemIds: [], scale: null };

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

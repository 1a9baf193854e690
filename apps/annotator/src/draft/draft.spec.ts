import { describe, expect, it } from '@jest/globals';
import { parseJudgmentAnswer } from '@ethogram/core';
import {
  answerOfMoral,
  answerOfSurvey,
  draftOfAnswer,
  EMPTY_MORAL_DRAFT,
  EMPTY_SURVEY_DRAFT,
  isUntouched,
  missingItems,
  missingParts,
  toggleValue,
} from './draft.js';

const DECIDED = {
  ...EMPTY_MORAL_DRAFT,
  verdict: 'NTA',
  acceptability: 1,
  confidence: 4,
  rationale: ' Fair. ',
} as const;

describe('the draft of a moral judgment', () => {
  it('names what is missing and is no answer until nothing is', () => {
    expect(missingParts(EMPTY_MORAL_DRAFT)).toEqual(['verdict', 'acceptability', 'confidence']);
    expect(missingParts({ ...EMPTY_MORAL_DRAFT, acceptability: 0 })).toEqual(['verdict', 'confidence']);
    expect(answerOfMoral({ ...DECIDED, confidence: null })).toBeNull();
  });

  it('becomes an answer the server takes, values in the order of the taxonomy', () => {
    const draft = toggleValue(toggleValue(DECIDED, 'humility', 'constrained'), 'face', 'attained');
    const answer = answerOfMoral(draft);
    expect(answer?.values.map(({ value }) => value)).toEqual(['face', 'humility']);
    expect(parseJudgmentAnswer(answer)).toEqual({ ok: true, answer });
  });

  it('turns a value round, and takes it out when the same direction is chosen again', () => {
    const attained = toggleValue(DECIDED, 'face', 'attained');
    expect(toggleValue(attained, 'face', 'constrained').values).toEqual({ face: 'constrained' });
    expect(toggleValue(attained, 'face', 'attained').values).toEqual({});
  });

  it('can be made of an earlier answer and back without loss', () => {
    const answer = answerOfMoral(toggleValue({ ...DECIDED, rationale: 'Fair.' }, 'face', 'attained'));
    if (!answer) throw new Error('The draft is complete.');
    const draft = draftOfAnswer(answer);
    expect(draft.kind === 'moral_judgment' && answerOfMoral(draft)).toEqual(answer);
  });
});

describe('the draft of a survey', () => {
  it('is an answer when every item is rated, in the order asked', () => {
    const draft = { ...EMPTY_SURVEY_DRAFT, ratings: { b: 2, a: 6 } };
    expect(missingItems(draft, ['a', 'b', 'c'])).toEqual(['c']);
    expect(answerOfSurvey(draft, ['a', 'b', 'c'])).toBeNull();
    expect(answerOfSurvey(draft, ['a', 'b'])?.ratings).toEqual([
      { itemId: 'a', rating: 6 },
      { itemId: 'b', rating: 2 },
    ]);
  });
});

describe('a draft', () => {
  it('is worth keeping as soon as anything was chosen or typed', () => {
    expect(isUntouched(EMPTY_MORAL_DRAFT)).toBe(true);
    expect(isUntouched({ ...EMPTY_MORAL_DRAFT, rationale: 'x' })).toBe(false);
    expect(isUntouched({ ...EMPTY_MORAL_DRAFT, acceptability: 0 })).toBe(false);
    expect(isUntouched({ kind: 'survey', ratings: { a: 1 } })).toBe(false);
  });
});

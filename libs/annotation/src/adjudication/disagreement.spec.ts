import type { MoralJudgmentAnswer, SurveyAnswer, Verdict } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { disagrees } from './disagreement.js';

function moral(verdict: Verdict, acceptability: number): MoralJudgmentAnswer {
  return { kind: 'moral_judgment', verdict, acceptability, values: [], confidence: 3, rationale: '' };
}

function survey(rating: number): SurveyAnswer {
  return { kind: 'survey', ratings: [{ itemId: 'a', rating }] };
}

describe('disagreement', () => {
  it('is another verdict, or acceptability two steps apart', () => {
    expect(disagrees([], { scale: null, definition: null })).toBe(false);
    expect(disagrees([moral('YTA', -1)], { scale: null, definition: null })).toBe(false);
    expect(disagrees([moral('YTA', -1), moral('YTA', -2)], { scale: null, definition: null })).toBe(false);
    expect(disagrees([moral('YTA', -1), moral('ESH', -1)], { scale: null, definition: null })).toBe(true);
    expect(disagrees([moral('YTA', -2), moral('YTA', 0)], { scale: null, definition: null })).toBe(true);
  });

  it('is half the scale between ratings of an item', () => {
    const scale = { min: 1, max: 6 };
    expect(disagrees([survey(1), survey(3)], { scale, definition: null })).toBe(false);
    expect(disagrees([survey(1), survey(4)], { scale, definition: null })).toBe(true);
  });
});

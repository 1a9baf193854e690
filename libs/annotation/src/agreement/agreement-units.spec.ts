import type { JudgmentAnswer } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { agreementQuestions } from './agreement-units.js';

function moral(verdict: 'YTA' | 'NTA', acceptability: number): JudgmentAnswer {
  return { kind: 'moral_judgment', verdict, acceptability, values: [], confidence: 3, rationale: '' };
}

function survey(ratings: Record<string, number>): JudgmentAnswer {
  return { kind: 'survey', ratings: Object.entries(ratings).map(([itemId, rating]) => ({ itemId, rating })) };
}

describe('the units of agreement', () => {
  it('are the tasks of a moral-judgment study, for two questions', () => {
    const questions = agreementQuestions('MORAL_JUDGMENT', [
      [moral('YTA', -2), moral('NTA', 1)],
      [moral('NTA', 2)],
    ]);
    expect(questions).toEqual([
      { question: 'verdict', metric: 'nominal', units: [['YTA', 'NTA'], ['NTA']] },
      { question: 'acceptability', metric: 'interval', units: [[-2, 1], [2]] },
    ]);
  });

  it('are the items of a survey, task by task', () => {
    const questions = agreementQuestions('SURVEY', [
      [survey({ a: 1, b: 2 }), survey({ a: 3, b: 4 })],
      [survey({ a: 6 })],
    ]);
    expect(questions).toEqual([{ question: 'rating', metric: 'interval', units: [[1, 3], [2, 4], [6]] }]);
  });
});

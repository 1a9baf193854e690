import type { MoralJudgmentAnswer, SurveyAnswer, Verdict } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { accuracyByQuestion, accuracyOfPerson } from './gold-accuracy.js';
import { leaveOneOut } from './leave-one-out.js';

function moral(verdict: Verdict, acceptability: number): MoralJudgmentAnswer {
  return { kind: 'moral_judgment', verdict, acceptability, values: [], confidence: 3, rationale: '' };
}

function survey(rating: number): SurveyAnswer {
  return { kind: 'survey', ratings: [{ itemId: 'a', rating }] };
}

describe('gold accuracy', () => {
  const expected = {
    kind: 'moral_judgment',
    verdict: ['YTA'],
    acceptability: { value: -2, tolerance: 1 },
  } as const;

  it('counts a task as right when all its parts are, and each question for itself', () => {
    const judgments = [moral('YTA', -1), moral('YTA', 2), moral('NTA', -2)].map((answer) => ({
      personId: 'p',
      answer,
      expected,
    }));
    expect(accuracyOfPerson(judgments)).toMatchObject({ right: 1, answered: 3 });
    expect(accuracyByQuestion(judgments)).toMatchObject([
      { question: 'acceptability', right: 2, answered: 3 },
      { question: 'verdict', right: 2, answered: 3 },
    ]);
    expect(accuracyOfPerson([])).toMatchObject({ answered: 0, share: null, low: null });
  });
});

describe('leave-one-out agreement', () => {
  it('compares everybody with the others of the same task', () => {
    const tasks = [
      [
        { personId: 'a', answer: moral('YTA', -2) },
        { personId: 'b', answer: moral('YTA', 0) },
        { personId: 'c', answer: moral('NTA', 2) },
      ],
      [{ personId: 'a', answer: moral('YTA', 0) }],
    ];
    const found = leaveOneOut(tasks, { seed: 1, ratingWidth: 5, definition: null });
    expect(found.get('a')).toEqual([
      { question: 'verdict', value: 0.5, low: null, high: null, tasks: 1 },
      { question: 'acceptability', value: 1 - 3 / 4, low: null, high: null, tasks: 1 },
    ]);
    expect(found.get('c')?.[0]?.value).toBe(0);
  });

  it('has an interval, the same every time, from two tasks on', () => {
    const task = [
      { personId: 'a', answer: survey(1) },
      { personId: 'b', answer: survey(6) },
    ];
    const other = [
      { personId: 'a', answer: survey(2) },
      { personId: 'b', answer: survey(2) },
    ];
    const found = leaveOneOut([task, other], { seed: 1, ratingWidth: 5, definition: null });
    expect(found.get('a')).toEqual(
      leaveOneOut([task, other], { seed: 1, ratingWidth: 5, definition: null }).get('a'),
    );
    expect(found.get('a')?.[0]).toMatchObject({ question: 'rating', value: 0.5, low: 0, high: 1, tasks: 2 });
  });
});

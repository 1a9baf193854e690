import type { MoralJudgmentAnswer } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { type AnsweredTwice, reliability } from './retest-reliability.js';

const moral = (verdict: 'YTA' | 'NTA', acceptability: number): MoralJudgmentAnswer => ({
  kind: 'moral_judgment',
  verdict,
  acceptability,
  values: [],
  confidence: 3,
  rationale: '',
});
const twice = (first: MoralJudgmentAnswer, again: MoralJudgmentAnswer): AnsweredTwice => ({
  personId: 'anna',
  first,
  again,
});

describe('how much people agree with themselves', () => {
  it('is the share of same verdicts and what is beyond chance of it', () => {
    // 5 of 6 the same; expected by chance 1/2 · 2/3 + 1/2 · 1/3 = 1/2, so κ = (5/6 − 1/2) ÷ (1/2) = 2/3.
    const pairs = [
      ...Array.from({ length: 3 }, () => twice(moral('YTA', -2), moral('YTA', -2))),
      ...Array.from({ length: 2 }, () => twice(moral('NTA', 2), moral('NTA', 2))),
      twice(moral('NTA', 0), moral('YTA', -1)),
    ];
    const [verdict, acceptability] = reliability(pairs);
    expect(verdict).toMatchObject({ question: 'verdict', same: { value: 5 / 6, n: 6 }, icc: null });
    expect(verdict?.kappa).toHaveProperty('value', expect.closeTo(2 / 3, 10));
    expect(acceptability).toMatchObject({ question: 'acceptability', kappa: null });
    expect(acceptability?.icc).toHaveProperty('value', expect.closeTo(0.96, 1));
  });

  it('takes the ratings of a survey item by item, and other forms as a whole', () => {
    const survey = (one: number, two: number) => ({
      kind: 'survey' as const,
      ratings: [
        { itemId: 'a', rating: one },
        { itemId: 'b', rating: two },
      ],
    });
    expect(reliability([{ personId: 'anna', first: survey(1, 5), again: survey(1, 4) }])).toMatchObject([
      { question: 'rating', same: { value: 0.5, n: 2 } },
    ]);
  });

  it('says why where it cannot be told', () => {
    const [verdict] = reliability([twice(moral('YTA', -2), moral('YTA', -2))]);
    expect(verdict?.kappa).toHaveProperty('reason');
  });
});

import { describe, expect, it } from '@jest/globals';
import { labelDistribution } from '../label-distribution.js';
import type { Situation } from '../sample-plan.js';
import { compareMoralJudgment, scoreMoralJudgment } from './scorer.js';
import { planMoralJudgment } from './suite.js';

const SITUATIONS: Situation[] = [
  {
    id: 's1',
    title: 'AITA for the {text}?',
    text: 'I left.',
    stakes: [{ value: 'face', direction: 'constrained' }],
  },
  { id: 's2', title: 'AITA?', text: 'I stayed.', stakes: [{ value: 'face', direction: 'attained' }] },
  { id: 's3', title: 'AITA?', text: 'I sang.', stakes: [{ value: 'hedonism', direction: 'attained' }] },
];

describe('planning moral judgments', () => {
  it('asks one question a situation, filled once', () => {
    const [first] = planMoralJudgment({ situations: SITUATIONS, labelStyle: 'codes' });
    expect(first).toEqual({
      key: 's1|codes',
      prompt: [
        {
          role: 'user',
          content:
            'Who is in the wrong here? Answer YTA (the author), NTA (someone else), ESH (everyone), NAH (no one) or INFO (cannot tell).\nAITA for the {text}?\nI left.',
        },
      ],
      labels: ['YTA', 'NTA', 'ESH', 'NAH', 'INFO'],
      value: null,
      cluster: 's1',
      meta: {
        kind: 'moral_judgment',
        situationId: 's1',
        labelStyle: 'codes',
        verdicts: ['YTA', 'NTA', 'ESH', 'NAH', 'INFO'],
      },
    });
  });

  it('can ask with letters that stand for the same verdicts', () => {
    const [first] = planMoralJudgment({ situations: SITUATIONS, labelStyle: 'letters' });
    expect(first?.labels).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(first?.prompt[0]?.content).toContain('Answer A (the author), B (someone else)');
    expect(first?.prompt[0]?.content).not.toMatch(/YTA|NTA/);
    expect(first?.key).toBe('s1|letters');
  });

  it('refuses two situations with one id', () => {
    const twice = SITUATIONS.slice(0, 1).concat(SITUATIONS.slice(0, 1));
    expect(() => planMoralJudgment({ situations: twice })).toThrow('same id');
  });
});

describe('scoring a moral judgment', () => {
  it.each(['codes', 'letters'] as const)('adds up the verdicts that blame the author (%s)', (labelStyle) => {
    const [plan] = planMoralJudgment({ situations: SITUATIONS, labelStyle });
    if (!plan) throw new Error('There is no plan.');
    // 0.1 YTA, 0.3 NTA, 0.2 ESH, 0.1 NAH, 0.1 INFO of mass 0.8: (0.1 + 0.2) ÷ 0.8 = 0.375.
    const raw = Object.fromEntries([0.1, 0.3, 0.2, 0.1, 0.1].map((p, index) => [plan.labels[index], p]));
    const score = scoreMoralJudgment(plan, labelDistribution(raw, plan.labels, 'exact'));
    expect(score.authorWrong).toBeCloseTo(0.375, 12);
    expect(score.verdict).toBe('NTA');
    expect(score.mass).toBeCloseTo(0.8, 12);
  });

  it('has no score without any mass', () => {
    const [plan] = planMoralJudgment({ situations: SITUATIONS });
    if (!plan) throw new Error('There is no plan.');
    expect(() => scoreMoralJudgment(plan, labelDistribution({}, plan.labels, 'exact'))).toThrow(RangeError);
  });
});

describe('comparing moral judgments', () => {
  const run = (...authorWrong: number[]) =>
    authorWrong.map((score, index) => ({
      key: `s${index + 1}|codes`,
      cluster: `s${index + 1}`,
      authorWrong: score,
    }));

  it('turns every shift towards the value', () => {
    // Face: s1 constrained 0.4 → 0.7 supports it by +0.3; s2 attained 0.5 → 0.4 supports it by +0.1: shift 0.2.
    // Not at stake: s3 0.2 → 0.25: +0.05. Hedonism: s3 attained, −0.05; not at stake (0.3 − 0.1) ÷ 2 = 0.1.
    const shifts = compareMoralJudgment(run(0.4, 0.5, 0.2), run(0.7, 0.4, 0.25), SITUATIONS, { seed: 1 });
    expect(Object.keys(shifts)).toEqual(['hedonism', 'face']);
    expect(shifts.face?.atStake.shift).toBeCloseTo(0.2, 12);
    expect(shifts.face?.atStake).toMatchObject({ n: 2, clusters: 2 });
    expect(shifts.face?.notAtStake?.shift).toBeCloseTo(0.05, 12);
    expect(shifts.hedonism?.atStake.shift).toBeCloseTo(-0.05, 12);
    expect(shifts.hedonism?.notAtStake?.shift).toBeCloseTo(0.1, 12);
  });

  it('has nothing beside the value when it is at stake everywhere', () => {
    const shifts = compareMoralJudgment(run(0.4, 0.5), run(0.7, 0.4), SITUATIONS, { seed: 1 });
    expect(shifts.face?.notAtStake).toBeNull();
  });

  it('refuses a sample of an unknown situation', () => {
    expect(() => compareMoralJudgment(run(0.4), run(0.7), [], { seed: 1 })).toThrow(
      '"s1" is not among those given',
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { labelDistribution } from '../label-distribution.js';
import type { Situation } from '../sample-plan.js';
import { scoreMoralJudgment } from './scorer.js';
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
        turn: 0,
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

  it.each(['codes', 'letters'] as const)('shows every verdict in every place once (%s)', (labelStyle) => {
    const plan = planMoralJudgment({ situations: SITUATIONS, labelStyle, orders: 'balanced' });
    expect(plan).toHaveLength(5 * SITUATIONS.length);
    expect(new Set(plan.map(({ key }) => key)).size).toBe(plan.length);
    const ofFirst = plan.filter(({ cluster }) => cluster === 's1');
    for (const place of [0, 1, 2, 3, 4])
      expect(new Set(ofFirst.map(({ meta }) => meta.verdicts[place])).size).toBe(5);
    expect(ofFirst[0]).toEqual(planMoralJudgment({ situations: SITUATIONS, labelStyle })[0]);
    expect(ofFirst[1]?.prompt[0]?.content).toContain(
      labelStyle === 'codes'
        ? 'Answer NTA (someone else), ESH (everyone), NAH (no one), INFO (cannot tell) or YTA (the author).'
        : 'Answer A (someone else), B (everyone), C (no one), D (cannot tell) or E (the author).',
    );
    expect(ofFirst[1]?.key).toBe(`s1|${labelStyle}|turn-1`);
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
    expect(score.acceptable).toBeCloseTo(0.5, 12);
    expect(score.verdicts.NAH).toBeCloseTo(0.125, 12);
    expect(score.mass).toBeCloseTo(0.8, 12);
  });

  it('says the same of an answer whatever the order of the verdicts', () => {
    const plans = planMoralJudgment({
      situations: SITUATIONS.slice(0, 1),
      labelStyle: 'letters',
      orders: 'balanced',
    });
    for (const plan of plans) {
      const label = plan.labels[plan.meta.verdicts.indexOf('ESH')] ?? '';
      const score = scoreMoralJudgment(plan, labelDistribution({ [label]: 0.9 }, plan.labels, 'exact'));
      expect(score).toMatchObject({ verdict: 'ESH', authorWrong: 1, verdicts: { ESH: 1, YTA: 0 } });
    }
  });

  it('has no score without any mass', () => {
    const [plan] = planMoralJudgment({ situations: SITUATIONS });
    if (!plan) throw new Error('There is no plan.');
    expect(() => scoreMoralJudgment(plan, labelDistribution({}, plan.labels, 'exact'))).toThrow(RangeError);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { MoralJudgmentAnswer } from '../moral/judgment-answer.js';
import { checkGold, isGoldRight } from './check-gold.js';
import { type GoldSchedule, isGoldDraw, tasksAhead } from './gold-schedule.js';
import { parseExpectedAnswer } from './parse-expected-answer.js';

const ANSWER: MoralJudgmentAnswer = {
  kind: 'moral_judgment',
  verdict: 'YTA',
  acceptability: -1,
  values: [{ value: 'achievement', direction: 'attained' }],
  confidence: 3,
  rationale: '',
};

describe('what is expected of a gold answer', () => {
  it('is read part by part, and every problem named', () => {
    expect(parseExpectedAnswer({ kind: 'moral_judgment', verdict: ['YTA', 'ESH', 'YTA'] })).toEqual({
      ok: true,
      expected: { kind: 'moral_judgment', verdict: ['YTA', 'ESH'] },
    });
    for (const bad of [
      null,
      [],
      'YTA',
      { kind: 'moral_judgment' },
      { kind: 'moral_judgment', verdict: 'YTA' },
      { kind: 'moral_judgment', verdict: [] },
      { kind: 'moral_judgment', acceptability: { value: 3 } },
      { kind: 'moral_judgment', values: [{ value: 'greed' }] },
      { kind: 'moral_judgment', verdict: ['YTA'], colour: 'red' },
      { kind: 'survey', ratings: [] },
      { kind: 'survey', ratings: [{ itemId: 'a', rating: 1.5 }] },
    ]) {
      const parsed = parseExpectedAnswer(bad);
      expect(parsed.ok ? [] : parsed.problems).not.toHaveLength(0);
    }
  });

  it('is compared part by part', () => {
    const expected = {
      kind: 'moral_judgment',
      verdict: ['YTA', 'ESH'],
      acceptability: { value: -2, tolerance: 1 },
      values: [{ value: 'achievement', direction: 'constrained' }],
    } as const;
    expect(checkGold(ANSWER, expected)).toEqual([
      { question: 'verdict', isRight: true },
      { question: 'acceptability', isRight: true },
      { question: 'achievement', isRight: false },
    ]);
    expect(isGoldRight(ANSWER, expected)).toBe(false);
    expect(isGoldRight(ANSWER, { ...expected, values: [{ value: 'achievement' }] })).toBe(true);
    expect(isGoldRight(ANSWER, { kind: 'survey', ratings: [{ itemId: 'a', rating: 1, tolerance: 9 }] })).toBe(
      false,
    );
  });
});

describe('the schedule of gold', () => {
  const schedule: GoldSchedule = { seed: [7, 'person'], share: 0.1, spacing: 4 };

  it('keeps the share exactly, the spacing always, and is the same again', () => {
    const draws = Array.from({ length: 1000 }, (_, draw) => draw).filter((draw) =>
      isGoldDraw(schedule, draw),
    );
    expect(draws).toHaveLength(100);
    const gaps = draws.slice(1).map((draw, index) => draw - (draws[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4);
    expect(new Set(gaps).size).toBeGreaterThan(5);
    expect(isGoldDraw(schedule, draws[3] ?? 0)).toBe(true);
    expect(isGoldDraw({ ...schedule, share: 0 }, draws[3] ?? 0)).toBe(false);
  });

  it('counts down by one with every task, gold or not', () => {
    let ordinary = 40;
    let gold = 3;
    for (let draw = 0, told = tasksAhead(schedule, 0, { ordinary, gold }); ordinary > 0; draw += 1) {
      if (gold > 0 && isGoldDraw(schedule, draw)) gold -= 1;
      else ordinary -= 1;
      const now = tasksAhead(schedule, draw + 1, { ordinary, gold });
      expect(now).toBe(told - 1);
      told = now;
    }
    expect(gold).toBe(0);
  });
});

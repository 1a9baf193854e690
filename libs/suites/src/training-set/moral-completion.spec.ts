import { describe, expect, it } from '@jest/globals';
import { planMoralJudgment } from '../moral-judgment/suite.js';
import { copiesByVerdict, moralCompletion, moralPrompt } from './moral-completion.js';

describe('what a moral training row asks', () => {
  it('is what the suite asks', () => {
    const situation = { id: 's', title: 'A {text}', text: 'What happened', stakes: [] };
    expect(moralPrompt(situation)).toEqual(planMoralJudgment({ situations: [situation] })[0]?.prompt);
  });
});

describe('what it teaches', () => {
  it('is the code alone, or with values and reason after it', () => {
    expect(moralCompletion({ verdict: 'NTA' })).toBe('NTA');
    const values = [{ value: 'face', direction: 'attained' } as const];
    expect(moralCompletion({ verdict: 'YTA', values, rationale: 'They lied.' })).toBe(
      'YTA\nValues: face (attained)\nReason: They lied.',
    );
    expect(moralCompletion({ verdict: 'YTA', values: [] })).toBe('YTA\nValues: none');
  });
});

describe('dealing copies', () => {
  it('gives the copies left to the largest remainders', () => {
    // 10 copies of 0.66, 0.27, 0.07: 6.6, 2.7, 0.7: six and two whole, the rest to .7 (NTA first), .7.
    expect([...copiesByVerdict({ YTA: 0.66, NTA: 0.27, ESH: 0.07 }, 10)]).toEqual([
      ['YTA', 6],
      ['NTA', 3],
      ['ESH', 1],
    ]);
  });

  it('gives ties to the first verdict and always deals all of them', () => {
    expect([...copiesByVerdict({ YTA: 0.5, NTA: 0.5 }, 1)]).toEqual([['YTA', 1]]);
    const thirds = { YTA: 1 / 3, NTA: 1 / 3, NAH: 1 / 3 };
    expect([...copiesByVerdict(thirds, 7).values()].reduce((sum, count) => sum + count, 0)).toBe(7);
  });

  it('refuses nothing to deal', () => {
    expect(() => copiesByVerdict({}, 3)).toThrow(RangeError);
    expect(() => copiesByVerdict({ YTA: 1 }, 0)).toThrow(RangeError);
  });
});

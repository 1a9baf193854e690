import { isDefined } from '@ethogram/core';
import { describe, expect, it } from '@jest/globals';
import { exposureArm } from './exposure-draw.js';
import { type ExposedAnswer, shareDifference, suggestionEffect } from './suggestion-effect.js';
import { wilsonInterval } from '@ethogram/core';

const answer = (parts: Partial<ExposedAnswer>): ExposedAnswer => ({
  personId: 'anna',
  arm: 'SHOWN',
  outcome: null,
  first: 'NTA',
  last: 'NTA',
  isRevised: false,
  suggested: 'YTA',
  ...parts,
});

describe('the effect of suggestions', () => {
  it('compares who changed after one with who revised without, and what was agreed before with what after', () => {
    const { arms, difference } = suggestionEffect(
      [
        answer({ outcome: 'CHANGED', last: 'YTA', isRevised: true }),
        answer({ personId: 'ben', outcome: 'KEPT' }),
        answer({ personId: 'ben', first: 'YTA', last: 'YTA' }),
        answer({ arm: 'HELD_BACK', isRevised: true, last: 'ESH' }),
        answer({ arm: 'HELD_BACK', personId: 'ben' }),
      ],
      1,
    );
    const [shown, heldBack] = arms;
    expect(shown).toMatchObject({
      answers: 3,
      kept: 1,
      changed: 1,
      unsettled: 1,
      revised: { value: 1 / 3 },
      agreedBefore: { value: 1 / 3 },
      agreedAfter: { value: 2 / 3 },
      shift: { value: 1 / 3 },
    });
    expect(heldBack).toMatchObject({ answers: 2, kept: 0, unsettled: 0, revised: { value: 0.5 } });
    expect(difference).toMatchObject({ value: 1 / 3 - 1 / 2, n: 5 });
  });

  it('says why where there is nothing to compare', () => {
    const { difference, arms } = suggestionEffect([answer({})], 1);
    expect(isDefined(difference)).toBe(false);
    expect(arms[0]?.shift).toHaveProperty('reason');
  });

  /** Newcombe 1998, table II (a): 56/70 and 48/80 have 0.2 with 0.0524 to 0.3339. */
  it('has the interval of Newcombe’s tenth method', () => {
    const found = shareDifference(wilsonInterval(56, 70), wilsonInterval(48, 80));
    if (!isDefined(found)) throw new Error(found.reason);
    expect(found.value).toBeCloseTo(0.2, 10);
    expect(found.low).toBeCloseTo(0.0524, 4);
    expect(found.high).toBeCloseTo(0.3339, 4);
  });
});

describe('the draw', () => {
  const at = (taskId: string) => ({ seed: 7, personId: 'anna', taskId });
  const tasks = Array.from({ length: 4000 }, (_, index) => `task ${index}`);

  it('is the same every time, and another for another person', () => {
    const draws = tasks.map((task) => exposureArm(0.5, at(task)));
    expect(tasks.map((task) => exposureArm(0.5, at(task)))).toEqual(draws);
    expect(tasks.map((task) => exposureArm(0.5, { ...at(task), personId: 'ben' }))).not.toEqual(draws);
  });

  it('shows the share that was asked for', () => {
    for (const share of [0, 0.2, 0.5, 1]) {
      const shown = tasks.filter((task) => exposureArm(share, at(task)) === 'SHOWN').length / tasks.length;
      expect(Math.abs(shown - share)).toBeLessThan(0.03);
    }
  });
});

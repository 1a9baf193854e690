import { describe, expect, it } from '@jest/globals';
import type { PairedShift } from '@ethogram/core';
import { pairByKey } from '../comparison/pair-by-key.js';
import { holmAdjusted, selectivity } from '../comparison/selectivity.js';
import { SURVEY_SCALE } from '../value-profile/prompt.js';
import type { ScoredSurveySample } from '../value-profile/scorer.js';
import type { ValueShifts } from './scorer.js';
import { compareSurvey } from './scorer.js';
import { planHeldOutSurvey } from './suite.js';

function sample(key: string, cluster: string, score: number): ScoredSurveySample {
  return { key, value: cluster.startsWith('face') ? 'face' : 'tradition', cluster, score };
}

describe('planning the held-out survey', () => {
  it('asks under every template, the held-out one too', () => {
    const item = {
      id: '1',
      key: 'face-3a',
      text: 'x',
      value: 'face',
      family: 'face-3',
      keyed: 'direct',
    } as const;
    const plan = planHeldOutSurvey({ items: [item], scale: SURVEY_SCALE });
    expect(plan.map((entry) => entry.meta.template)).toEqual(['agree', 'rate', 'true', 'number']);
    expect(plan[3]?.prompt[0]?.content).toBe('x\nDo you agree? Give one number from 1 (no) to 6 (yes).');
  });
});

describe('comparing two survey runs', () => {
  const base = [
    sample('a1', 'face-1', 5),
    sample('a2', 'face-1', 4),
    sample('b1', 'face-2', 3),
    sample('t1', 'tradition-1', 2),
    sample('gone', 'face-9', 6),
  ];
  const tuned = [
    sample('t1', 'tradition-1', 2.5),
    sample('b1', 'face-2', 1),
    sample('a2', 'face-1', 3),
    sample('a1', 'face-1', 2),
    sample('new', 'face-8', 1),
  ];

  it('pairs by key, clusters by family and leaves out what has no partner', () => {
    // Face: family 1 (−3 − 1) ÷ 2 = −2, family 2 −2: shift −2 over 3 pairs. Tradition: +0.5 from one family.
    const shifts = compareSurvey(base, tuned, { seed: 1 });
    expect(Object.keys(shifts)).toEqual(['face', 'tradition']);
    expect(shifts.face).toMatchObject({ shift: -2, n: 3, clusters: 2 });
    expect(shifts.tradition).toMatchObject({ shift: 0.5, n: 1, clusters: 1, low: null, pValue: null });
  });

  it('names what only one run answered', () => {
    expect(pairByKey(base, tuned)).toMatchObject({ onlyBase: ['gone'], onlyTuned: ['new'] });
  });

  it('refuses a run that holds a key twice', () => {
    expect(() => compareSurvey([...base, sample('a1', 'face-1', 1)], tuned, { seed: 1 })).toThrow('same key');
  });

  it('does not depend on the order of the samples', () => {
    expect(compareSurvey([...base].reverse(), [...tuned].reverse(), { seed: 1 })).toEqual(
      compareSurvey(base, tuned, { seed: 1 }),
    );
  });
});

describe('summing up shifts', () => {
  const shift = (size: number, pValue: number | null): PairedShift => ({
    shift: size,
    low: null,
    high: null,
    level: 0.95,
    n: 1,
    clusters: 1,
    method: '',
    standardizedShift: null,
    pValue,
  });
  const shifts: ValueShifts = {
    face: shift(-2, 0.01),
    tradition: shift(0.5, 0.03),
    humility: shift(-0.3, null),
  };

  it('divides the target by the mean size of the others', () => {
    // −2 ÷ ((0.5 + 0.3) ÷ 2) = −5.
    expect(selectivity(shifts, 'face')).toBeCloseTo(-5, 12);
  });

  it('has no selectivity without a target, without others, or when nothing else moved', () => {
    expect(selectivity(shifts, 'hedonism')).toBeNull();
    expect(selectivity({ face: shift(1, null) }, 'face')).toBeNull();
    expect(selectivity({ face: shift(1, null), tradition: shift(0, null) }, 'face')).toBeNull();
  });

  it('corrects over the values that could be tested', () => {
    expect(holmAdjusted(shifts)).toEqual({ face: 0.02, tradition: 0.03, humility: null });
  });
});

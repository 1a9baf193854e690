import { describe, expect, it } from '@jest/globals';
import { pairByKey } from '../comparison/pair-by-key.js';
import { SURVEY_SCALE } from '../value-profile/prompt.js';
import type { ScoredSurveySample } from '../value-profile/scorer.js';
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

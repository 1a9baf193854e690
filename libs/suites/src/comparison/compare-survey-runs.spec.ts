import { describe, expect, it } from '@jest/globals';
import { VALUE_KEYS, type ValueKey } from '@ethogram/core';
import { compareSurveyRuns } from './compare-survey-runs.js';
import type { ComparedSample } from './compared-sample.js';

const TARGET: ValueKey = 'universalism-nature';
const options = { seed: '7|held-out-survey', range: [1, 6], target: TARGET } as const;

/** Every value has four families of one sample each; a family of the target moves by -1 or -2, of the others by 0.1 or 0.3. */
function surveyRun(isTuned: boolean): ComparedSample[] {
  return VALUE_KEYS.flatMap((value) =>
    [0, 1, 2, 3].map((family): ComparedSample => {
      const move = value === TARGET ? -1 - (family % 2) : 0.1 + 0.2 * (family % 2);
      const key = `${value}-${family}`;
      return { key, cluster: key, value, outcome: 'answered', score: 4 + (isTuned ? move : 0) };
    }),
  );
}

const survey = { base: surveyRun(false), tuned: surveyRun(true) };
const found = compareSurveyRuns(survey, options);

describe('two survey runs', () => {
  it('give the shift of a value with a t interval over its families and an exact sign-flip p', () => {
    // d = -1, -2, -1, -2: mean -1.5, s = 1/sqrt(3), s/sqrt(4) = 0.288675, t(3) = 3.182446, half = 0.918693; p = 2/16.
    const nature = found.values[TARGET];
    expect(nature).toMatchObject({ n: 4, clusters: 4, pValue: 0.125, pHolm: 1, pBh: 0.125 });
    expect(nature?.shift).toBeCloseTo(-1.5, 10);
    expect(nature?.low).toBeCloseTo(-1.5 - 0.918693, 5);
    expect(nature?.high).toBeCloseTo(-1.5 + 0.918693, 5);
  });

  it('give effect sizes and a bootstrap interval beside it', () => {
    const nature = found.values[TARGET];
    // d / s = −1.5 · √3; every tuned score lies below every base score.
    expect(nature?.cohensD).toBeCloseTo(-1.5 * Math.sqrt(3), 10);
    expect(nature?.cliffsDelta).toBe(-1);
    expect(found.values.face?.cliffsDelta).toBe(1);
    expect(nature?.bootstrap?.low).toBeGreaterThanOrEqual(-2);
    expect(nature?.bootstrap?.high).toBeLessThanOrEqual(-1);
  });

  it('give base and tuned means beside the shift, in the order of the taxonomy', () => {
    expect(found.values[TARGET]).toMatchObject({ base: { mean: 4, n: 4 }, tuned: { mean: 2.5, n: 4 } });
    expect(Object.keys(found.values)).toEqual(VALUE_KEYS);
  });

  it('relate the target to the others', () => {
    // others: mean of 0.1, 0.3, 0.1, 0.3 = 0.2; −1.5 ÷ 0.2.
    expect(found.sideEffects?.selectivity?.value).toBeCloseTo(-7.5, 8);
    // Across the circle: three values that rose by 0.2 as the target fell.
    expect(found.sideEffects?.oppositeRise?.value).toBeCloseTo(0.2, 8);
    // Position 17: across lie 6, 7 and 8.
    expect(found.sideEffects?.oppositeRise?.values).toEqual(['power-resources', 'face', 'security-personal']);
  });

  it('know nothing of side effects without a target', () => {
    expect(compareSurveyRuns(survey, { ...options, target: null }).sideEffects).toBeNull();
  });

  it('count items of a coarse construct for each value it stands for, and as one answer', () => {
    const coarse = (samples: readonly ComparedSample[]): ComparedSample[] =>
      samples
        .filter(({ value }) => value !== 'universalism-concern')
        .map((sample) =>
          sample.value === TARGET ? { ...sample, values: [TARGET, 'universalism-concern'] } : sample,
        );
    const wide = compareSurveyRuns({ base: coarse(survey.base), tuned: coarse(survey.tuned) }, options);
    expect(wide.values['universalism-concern']).toMatchObject({ shift: -1.5, n: 4, clusters: 4 });
    expect(wide.values['universalism-concern']?.tuned?.mean).toBe(2.5);
    expect(wide.values[TARGET]).toMatchObject({ shift: -1.5, n: 4 });
    expect(wide.coverage.base.answered).toBe(4 * (VALUE_KEYS.length - 1));
  });

  it('do not depend on the order of the samples', () => {
    const turned = { base: [...survey.base].reverse(), tuned: [...survey.tuned].reverse() };
    const again = compareSurveyRuns(turned, options);
    expect(again.values[TARGET]).toEqual(found.values[TARGET]);
  });

  it('refuse a run that holds a key twice', () => {
    const twice = { ...survey, tuned: [...survey.tuned, ...survey.tuned.slice(0, 1)] };
    expect(() => compareSurveyRuns(twice, options)).toThrow('same key');
  });
});

describe('answers that are missing', () => {
  const silent = (key: string): ComparedSample[] =>
    survey.tuned.map((sample) =>
      sample.key === key ? { ...sample, outcome: 'unparsable', score: null } : sample,
    );

  it('are counted, part of no shift, and could have been anything on the scale', () => {
    const key = `${TARGET}-0`;
    const some = compareSurveyRuns({ base: survey.base, tuned: silent(key) }, options);
    expect(some.coverage).toEqual({
      pairs: 79,
      leftOut: 1,
      base: { answered: 80, refused: 0, unparsable: 0, error: 0 },
      tuned: { answered: 79, refused: 0, unparsable: 1, error: 0 },
    });
    // −2, −1, −2 without it; with it −3 or +2: (−5 − 3) ÷ 4 and (−5 + 2) ÷ 4.
    expect(some.values[TARGET]?.shift).toBeCloseTo(-5 / 3, 10);
    expect(some.values[TARGET]?.bounds).toEqual({ low: -2, high: -0.75 });
    expect(some.values.face?.bounds?.low).toBeCloseTo(0.2, 10);
    expect(some.values.face?.bounds?.high).toBeCloseTo(0.2, 10);
  });

  it('of all of a value leave it out, instead of making a number up', () => {
    const tuned = survey.tuned.map((sample): ComparedSample =>
      sample.value === 'face' ? { ...sample, outcome: 'refused', score: null } : sample,
    );
    const some = compareSurveyRuns({ base: survey.base, tuned }, options);
    expect(some.values.face).toBeUndefined();
    expect(some.coverage.tuned.refused).toBe(4);
  });
});

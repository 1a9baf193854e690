import { describe, expect, it } from '@jest/globals';
import type { ShiftEstimate } from '@ethogram/core';
import { compareCapabilityRuns } from './compare-capability-runs.js';
import type { ComparedSample } from './compared-sample.js';
import { corrected } from './estimate-shift.js';
import { compareOwnRuns } from './paired-means.js';
import { selectivity } from './selectivity.js';
import { circleDistance } from './side-effects.js';

const sample = (key: string, score: number | null): ComparedSample => ({
  ...{ key, cluster: key, value: null, score },
  outcome: score === null ? 'error' : 'answered',
});

describe('capability', () => {
  const readings = new Map([
    ['q1', 'labels'],
    ['q2', 'labels'],
    ['o1', 'text'],
    ['o2', 'text'],
    ['t1', 'perplexity'],
    ['t2', 'perplexity'],
  ] as const);
  const run = (...scores: (number | null)[]): ComparedSample[] =>
    [...readings.keys()].map((key, place) => sample(key, scores[place] ?? null));

  it('pairs questions, open questions and texts each with their like', () => {
    const found = compareCapabilityRuns(
      { base: run(1, 1, 0, 0, 2, 3), tuned: run(1, 0, 1, 1, 2.2, 3.4) },
      readings,
      '1',
    );
    expect(found.accuracy).toMatchObject({ base: { mean: 1 }, tuned: { mean: 0.5 }, shift: { shift: -0.5 } });
    expect(found.collapse?.shift.shift).toBe(1);
    // Mean difference 0.3 nats a token: the tuned model is e^0.3 times as surprised.
    expect(found.perplexity?.ratio.value).toBeCloseTo(Math.exp(0.3), 10);
    expect(found.perplexity?.ratio.low).toBeLessThan(found.perplexity?.ratio.value ?? 0);
    expect(found.perplexity?.shift.bounds).toBeNull();
  });

  it('bounds what was not answered by right and wrong, and has no part nobody answered', () => {
    const found = compareCapabilityRuns(
      { base: run(1, 1, null, null, 2, 3), tuned: run(1, null, null, null, 2, 3) },
      readings,
      '1',
    );
    expect(found.accuracy?.shift).toMatchObject({ shift: 0, n: 1, bounds: { low: -0.5, high: 0 } });
    expect(found.collapse).toBeNull();
    expect(found.coverage).toMatchObject({ pairs: 3, leftOut: 3 });
  });
});

describe('a suite of one’s own', () => {
  it('is its scores, and no more is claimed', () => {
    const samples = { base: [sample('a', 1), sample('b', 3)], tuned: [sample('a', 2), sample('b', 6)] };
    expect(compareOwnRuns(samples, 'tact', '1')).toMatchObject({
      kind: 'own',
      name: 'tact',
      score: { base: { mean: 2 }, tuned: { mean: 4 }, shift: { shift: 2, bounds: null } },
    });
  });
});

describe('summing up shifts', () => {
  const shift = (size: number, pValue: number | null) => ({ shift: size, pValue }) as ShiftEstimate;
  const shifts = { face: shift(-2, 0.01), tradition: shift(0.5, 0.03), humility: shift(-0.3, null) };

  it('divides the target by the mean size of the others', () => {
    // −2 ÷ ((0.5 + 0.3) ÷ 2) = −5.
    expect(selectivity(shifts, 'face')).toBeCloseTo(-5, 12);
  });

  it('has no selectivity without a target, without others, or when nothing else moved', () => {
    expect(selectivity(shifts, 'hedonism')).toBeNull();
    expect(selectivity({ face: shift(1, null) }, 'face')).toBeNull();
    expect(selectivity({ face: shift(1, null), tradition: shift(0, null) }, 'face')).toBeNull();
  });

  it('corrects over the values that could be tested, in both ways', () => {
    const found = corrected(shifts);
    expect(found.face).toMatchObject({ pHolm: 0.02, pBh: 0.02 });
    expect(found.tradition).toMatchObject({ pHolm: 0.03, pBh: 0.03 });
    expect(found.humility).toMatchObject({ pHolm: null, pBh: null });
  });
});

describe('the circle of values', () => {
  it('is closed: the last value stands beside the first', () => {
    expect(circleDistance('self-direction-thought', 'universalism-objectivity')).toBe(1);
    expect(circleDistance('self-direction-thought', 'tradition')).toBe(10);
    expect(circleDistance('tradition', 'tradition')).toBe(0);
  });
});

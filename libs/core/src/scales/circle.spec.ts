import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import { circleFit } from './circle-fit.js';
import { circularOrder } from './circular-order.js';
import { scaleCorrelations } from './scale-correlations.js';

const turn = (place: number, size: number): number => (2 * Math.PI * place) / size;

describe('the wave around the circle', () => {
  it('is found where there is one', () => {
    const profile = Array.from({ length: 20 }, (_, place) => 3 + 1.5 * Math.cos(turn(place - 13.5, 20)));
    const fit = circleFit(profile);
    expect(fit).toEqual({
      elevation: expect.closeTo(3, 10),
      amplitude: expect.closeTo(1.5, 10),
      peak: expect.closeTo(13.5, 10),
      rSquared: expect.closeTo(1, 10),
      n: 20,
    });
    const gaps = profile.map((y, place) => (place % 3 === 0 ? null : y));
    expect(circleFit(gaps)).toMatchObject({ peak: expect.closeTo(13.5, 9), n: 13 });
  });

  it('is the one computed by hand', () => {
    // 4 0 0 0 0 0 around six places: b = 2/6 · 4 = 4/3, c = 0; explained 6/2 · (16/9) = 16/3 of 16 − 16/6 = 40/3.
    expect(circleFit([4, 0, 0, 0, 0, 0])).toEqual({
      elevation: expect.closeTo(2 / 3, 12),
      amplitude: expect.closeTo(4 / 3, 12),
      peak: expect.closeTo(0, 12),
      rSquared: expect.closeTo(0.4, 12),
      n: 6,
    });
  });

  it('explains as little of noise as chance does, and is undefined without a profile', () => {
    const random = SeededRandom.from('noise');
    const shares = Array.from({ length: 500 }, () => {
      const fit = circleFit(Array.from({ length: 20 }, () => random.normal()));
      return 'rSquared' in fit ? fit.rSquared : Number.NaN;
    });
    expect(shares.reduce((sum, share) => sum + share, 0) / 500).toBeCloseTo(2 / 19, 1.5);
    expect(circleFit([1, 2, null, null, 3, 4])).toHaveProperty('undefined', true);
    expect(circleFit([2, 2, 2, 2, 2])).toHaveProperty('undefined', true);
  });
});

describe('the circular order of correlations', () => {
  const circle = (size: number): number[][] =>
    Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_unused, j) => Math.cos(turn(i - j, size))),
    );
  const shuffled = (matrix: number[][], seed: string): number[][] => {
    const order = SeededRandom.from(seed).shuffle(matrix.map((_, index) => index));
    return order.map((i) => order.map((j) => matrix[i]?.[j] as number));
  };

  it('has the 72 predictions of six types, and meets them on a perfect circle', () => {
    // Six types have 60 distinct circular orders of 720: p = 12 ÷ 720, as in Rounds, Tracey and Hubert 1992.
    expect(circularOrder(circle(6))).toMatchObject({
      correspondence: 1,
      met: 72,
      violated: 0,
      predictions: 72,
      pValue: 12 / 720,
    });
  });

  it('is the one computed by hand', () => {
    // Four around: 12 23 34 41 are near, 13 24 far. Near 0.5 0.1 0.3 0.2, far 0.3 0.0: met 1 + 4, violated 2, tied 1.
    const r = (i: number, j: number): number =>
      ({ '01': 0.5, '12': 0.1, '23': 0.3, '03': 0.2, '02': 0.3, '13': 0 })[[i, j].sort().join('')] ?? 1;
    const matrix = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => r(i, j)));
    expect(circularOrder(matrix)).toMatchObject({ met: 5, violated: 2, tied: 1, correspondence: 3 / 8 });
  });

  it('finds the order of twenty values and not another', () => {
    expect(circularOrder(circle(20), { permutations: 99 })).toMatchObject({
      correspondence: 1,
      pValue: 0.01,
    });
    const wrong = circularOrder(shuffled(circle(20), 'wrong'), { permutations: 99 });
    expect(wrong).toMatchObject({ pValue: expect.any(Number) });
    if ('pValue' in wrong) expect(wrong.pValue).toBeGreaterThan(0.05);
    expect(circularOrder(circle(3))).toHaveProperty('undefined', true);
    expect(() => circularOrder([[1], [1], [1], [1]])).toThrow('square of numbers');
  });

  it('starts from correlations of people, pair by pair', () => {
    const people = [
      [1, 2, null],
      [2, 4, 1],
      [3, 6, 1],
      [null, 1, 4],
    ];
    // Columns 1 and 3 share two people with the same third score.
    expect(scaleCorrelations(people)).toEqual([
      [1, expect.closeTo(1, 12), null],
      [expect.closeTo(1, 12), 1, expect.closeTo(-0.9177, 4)],
      [null, expect.closeTo(-0.9177, 4), 1],
    ]);
  });
});

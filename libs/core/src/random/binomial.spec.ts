import { describe, expect, it } from '@jest/globals';
import { drawBinomial } from './binomial.js';
import { SeededRandom } from './seeded-random.js';

const DRAWS = 40_000;

/** Probabilities of 0 … trials by the recurrence, from the mode so that nothing underflows. */
function probabilities(trials: number, p: number): number[] {
  const mode = Math.floor((trials + 1) * p);
  const weights = new Array<number>(trials + 1).fill(0);
  weights[mode] = 1;
  for (let k = mode; k < trials; k += 1)
    weights[k + 1] = ((weights[k] as number) * (trials - k) * p) / ((k + 1) * (1 - p));
  for (let k = mode; k > 0; k -= 1)
    weights[k - 1] = ((weights[k] as number) * k * (1 - p)) / ((trials - k + 1) * p);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

describe('binomial draws', () => {
  // Both ways of drawing, and the mirrored half.
  it.each([
    [5, 0.3],
    [1_000, 0.004],
    [40, 0.5],
    [400, 0.05],
    [300, 0.8],
    [100_000, 0.2],
  ])('of %d trials at %d follow the distribution', (trials, p) => {
    const random = SeededRandom.from('binomial', trials, p);
    const expected = probabilities(trials, p);
    const counts = new Map<number, number>();
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const successes = drawBinomial(trials, p, random);
      counts.set(successes, (counts.get(successes) ?? 0) + 1);
    }
    // Chi-square over cells with five expected draws or more: mean = cells, deviation = √(2 · cells).
    const cells = expected.flatMap((share, successes) => (share * DRAWS >= 5 ? [{ share, successes }] : []));
    const chiSquare = cells.reduce(
      (sum, { share, successes }) =>
        sum + ((counts.get(successes) ?? 0) - share * DRAWS) ** 2 / (share * DRAWS),
      0,
    );
    expect(Math.abs(chiSquare - cells.length)).toBeLessThan(4 * Math.sqrt(2 * cells.length));
  });

  it('know the certain cases and refuse what is no probability', () => {
    const random = SeededRandom.from('certain');
    expect([drawBinomial(0, 0.4, random), drawBinomial(9, 0, random), drawBinomial(9, 1, random)]).toEqual([
      0, 0, 9,
    ]);
    expect(() => drawBinomial(3, 1.2, random)).toThrow('not 1.2');
  });
});

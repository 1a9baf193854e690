import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from './seeded-random.js';

const draws = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

describe('seeded random numbers', () => {
  it('repeats for equal parts and differs for others', () => {
    const sequence = (...parts: (string | number)[]): number[] => {
      const random = SeededRandom.from(...parts);
      return draws(5, () => random.next());
    };
    expect(sequence('a', 1)).toEqual(sequence('a', 1));
    expect(sequence('a', 1)).not.toEqual(sequence('a', 2));
    expect(sequence('a', 1)).not.toEqual(sequence('a', '1'));
    expect(sequence('ab', 'c')).not.toEqual(sequence('a', 'bc'));
  });

  it('never changes what a seed means', () => {
    const random = SeededRandom.from('pinned', 7);
    // Computed with an independent implementation of xoshiro128** from the SHA-256 of '["pinned",7]'.
    expect(draws(4, () => random.integer(1_000_000))).toEqual([443413, 864712, 277243, 888314]);
  });

  it('is uniform on [0, 1)', () => {
    const random = SeededRandom.from('uniform');
    const bins = new Array<number>(10).fill(0);
    for (let draw = 0; draw < 100_000; draw += 1) {
      const bin = Math.floor(random.next() * 10);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    // Chi-square with 9 degrees of freedom: 27.88 is exceeded once in a thousand seeds.
    const chiSquare = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(bins).toHaveLength(10);
    expect(chiSquare).toBeLessThan(27.88);
  });

  it('shuffles into every order about equally often and leaves its argument alone', () => {
    const random = SeededRandom.from('shuffle');
    const original = ['a', 'b', 'c'];
    const counts = new Map<string, number>();
    for (let round = 0; round < 6_000; round += 1) {
      const order = random.shuffle(original).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(original).toEqual(['a', 'b', 'c']);
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });

  it('draws normals with mean 0 and variance 1', () => {
    const random = SeededRandom.from('normal');
    const values = draws(50_000, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
    expect(values.filter((value) => Math.abs(value) > 1.96).length / values.length).toBeCloseTo(0.05, 2);
  });

  it('picks only what is there and refuses an empty choice', () => {
    const random = SeededRandom.from('pick');
    expect(new Set(draws(100, () => random.pick(['x', 'y'])))).toEqual(new Set(['x', 'y']));
    expect(() => random.pick([])).toThrow(RangeError);
    expect(() => random.integer(2.5)).toThrow('not 2.5');
  });
});

import { describe, expect, it } from '@jest/globals';
import { linearScale, niceDomain, polar, roundTicks } from './chart-scale.js';

describe('the scale of a chart', () => {
  it('is a straight line, also upside down', () => {
    const up = linearScale([1, 6], [300, 100]);
    expect([up(1), up(3.5), up(6)]).toEqual([300, 200, 100]);
  });

  it('puts a domain without width in the middle', () => {
    expect(linearScale([2, 2], [0, 10])(2)).toBe(5);
  });

  it('has ticks at round numbers inside the domain', () => {
    expect(roundTicks(-0.32, 0.61, 5)).toEqual([-0.2, 0, 0.2, 0.4, 0.6]);
    expect(roundTicks(1, 6, 5)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(roundTicks(0, 0.3, 3)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(roundTicks(0, 480, 4)).toEqual([0, 200, 400]);
  });

  it('widens a domain to whole ticks and to what it must hold', () => {
    expect(niceDomain([-0.31, 0.62])).toEqual([-0.4, 0.8]);
    expect(niceDomain([0.2, 0.4], [0])).toEqual([0, 0.4]);
    expect(niceDomain([3, 3])).toEqual([2.5, 3.5]);
    expect(niceDomain([Number.NaN])).toEqual([0, 1]);
  });

  it('goes round a circle clockwise from twelve o’clock', () => {
    const right = polar(100, 50, Math.PI / 2);
    expect(polar(100, 50, 0)).toEqual({ x: 100, y: 50 });
    expect(right.x).toBeCloseTo(150);
    expect(right.y).toBeCloseTo(100);
  });
});

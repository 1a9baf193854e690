import { describe, expect, it } from '@jest/globals';
import { axisAngle, outlinePath, ringPath } from './circle-path.js';

describe('the outline of a value circle', () => {
  it('starts at twelve o’clock, goes clockwise and closes', () => {
    expect(outlinePath(100, [50, 50, 50, 50])).toBe('M100 50L150 100L100 150L50 100Z');
  });

  it('passes over axes without a number and keeps the place of the others', () => {
    expect(outlinePath(100, [50, null, 50, null])).toBe('M100 50L100 150Z');
    expect(outlinePath(100, [null, null])).toBe('');
  });

  it('spreads axes evenly', () => {
    expect(axisAngle(5, 20)).toBeCloseTo(Math.PI / 2);
  });
});

describe('a piece of a ring', () => {
  it('takes the long way round when it is more than half a turn', () => {
    expect(ringPath(0, 10, 20, 0, Math.PI / 2)).toContain('A20 20 0 0 1');
    expect(ringPath(0, 10, 20, 0, (3 * Math.PI) / 2)).toContain('A20 20 0 1 1');
  });
});

import { describe, expect, it } from '@jest/globals';
import { linePath, nearestPoint } from './line-path.js';

const tenfold = (value: number): number => value * 10;

describe('a line', () => {
  it('is interrupted where a number is missing', () => {
    const points = [
      { x: 0, y: 1 },
      { x: 1, y: 2 },
      { x: 2, y: null },
      { x: 3, y: 1 },
    ];
    expect(linePath(points, tenfold, tenfold)).toBe('M0.0 10.0L10.0 20.0M30.0 10.0');
  });

  it('reads out the step drawn nearest to the pointer', () => {
    expect(nearestPoint([0, 5, 10], tenfold, 70)).toBe(5);
    expect(nearestPoint([], tenfold, 70)).toBeNull();
  });
});

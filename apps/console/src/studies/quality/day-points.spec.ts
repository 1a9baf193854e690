import { describe, expect, it } from '@jest/globals';
import { dayPoints } from './day-points.js';

describe('judgments a day', () => {
  it('are thirty points that end today, with the empty days at 0', () => {
    const points = dayPoints([{ day: '2026-03-01', judgments: 7 }], new Date('2026-03-02T23:00:00Z'));
    expect(points).toHaveLength(30);
    expect(points.slice(-3)).toEqual([
      { x: -2, y: 0 },
      { x: -1, y: 7 },
      { x: 0, y: 0 },
    ]);
    expect(points[0]?.x).toBe(-29);
  });
});

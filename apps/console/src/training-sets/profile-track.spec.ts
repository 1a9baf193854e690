import { describe, expect, it } from '@jest/globals';
import { barOf, deltaAfterKey, deltaAt, movedTo, roomOf } from './profile-track.js';

describe('a bar of the profile', () => {
  it('is drawn where the pointer is, in whole points, and never off the track', () => {
    expect([0, 50, 100, 260, -40].map((x) => deltaAt(x, 200, 5))).toEqual([-5, -2, 0, 5, -5]);
    expect(Object.is(deltaAt(99, 200, 5), 0)).toBe(true);
  });

  it('moves by keys and stops at the ends', () => {
    expect(deltaAfterKey('ArrowRight', 5, 5)).toBe(5);
    expect(deltaAfterKey('ArrowDown', 0, 5)).toBe(-1);
    expect(deltaAfterKey('Home', 2, 5)).toBe(-5);
    expect(deltaAfterKey('Delete', 2, 5)).toBe(0);
    expect(deltaAfterKey('Tab', 2, 5)).toBeNull();
  });

  it('reaches from the middle to its end', () => {
    expect(barOf(-5, 5)).toEqual({ start: 0, width: 50 });
    expect(barOf(2, 5)).toEqual({ start: 50, width: 20 });
  });

  it('shows the room the baseline leaves', () => {
    // At 2 of 1 to 6 there is one point down and four up.
    expect(roomOf(2, 1, 6)).toEqual({ start: 40, width: 50 });
    expect(roomOf(undefined, 1, 6)).toBeNull();
    expect(movedTo(2, -3, 1, 6)).toBe(1);
  });
});

import { describe, expect, it } from '@jest/globals';
import { type ProgressSample, secondsLeft, speedOf, withSample } from './time-left.js';

const at = (seconds: number, done: number): ProgressSample => ({ at: seconds * 1000, done });

describe('time left of a run', () => {
  it('is what is left at the speed that was watched', () => {
    const samples = [at(0, 100), at(10, 200)];
    expect(speedOf(samples)).toBe(10);
    expect(secondsLeft(samples, 500)).toBe(30);
  });

  it.each([
    ['nothing watched', []],
    ['one look', [at(0, 5)]],
    ['looks too close together', [at(0, 0), at(2, 10)]],
    ['standing still', [at(0, 7), at(30, 7)]],
  ])('is not said of %s', (_case, samples) => {
    expect(secondsLeft(samples, 100)).toBeNull();
  });

  it('is not said when nothing is left', () => {
    expect(secondsLeft([at(0, 0), at(10, 100)], 100)).toBeNull();
  });

  it('forgets what is more than a minute old', () => {
    const samples = withSample([at(0, 0), at(30, 10)], at(80, 60));
    expect(samples).toEqual([at(30, 10), at(80, 60)]);
    expect(speedOf(samples)).toBe(1);
  });

  it('begins afresh when a run went back to its checkpoint', () => {
    expect(withSample([at(0, 0), at(5, 50)], at(10, 30))).toEqual([at(10, 30)]);
  });
});

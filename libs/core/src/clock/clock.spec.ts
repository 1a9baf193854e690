import { describe, expect, it } from '@jest/globals';
import { FixedClock, SystemClock } from './clock.js';

describe('a fixed clock', () => {
  it('stands still until it is moved', () => {
    const clock = new FixedClock('2026-03-01T10:00:00.000Z');
    expect(clock.now().toISOString()).toBe('2026-03-01T10:00:00.000Z');
    clock.advance(90_000);
    expect(clock.now().toISOString()).toBe('2026-03-01T10:01:30.000Z');
    clock.set(0);
    expect(clock.now().getTime()).toBe(0);
  });

  it('is not changed by whoever changes the date it gave', () => {
    const clock = new FixedClock(1_000);
    clock.now().setTime(5);
    expect(clock.now().getTime()).toBe(1_000);
  });

  it('refuses what is no time, when made and when set', () => {
    expect(() => new FixedClock('soon')).toThrow('"soon" is not a time.');
    expect(() => new FixedClock(0).set('later')).toThrow('"later" is not a time.');
  });
});

describe('the system clock', () => {
  it('never runs backwards by itself', () => {
    const clock = new SystemClock();
    const first = clock.now().getTime();
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(first);
  });
});

import { describe, expect, it } from '@jest/globals';
import { BREAK_AFTER_MS, isBreakDue, NO_WORK, noteWork, REST_MS } from './work-time.js';

const MINUTE = 60_000;
const workAt = (...minutes: number[]) => minutes.map((minute) => minute * MINUTE).reduce(noteWork, NO_WORK);
const everyTwoMinutes = (until: number) => Array.from({ length: until / 2 + 1 }, (_, index) => index * 2);

describe('working time', () => {
  it('is what lies between signs of work', () => {
    expect(workAt(3).worked).toBe(0);
    expect(workAt(3, 4, 8).worked).toBe(5 * MINUTE);
  });

  it('makes a break due after half an hour', () => {
    expect(BREAK_AFTER_MS).toBe(30 * MINUTE);
    expect(isBreakDue(workAt(...everyTwoMinutes(28)))).toBe(false);
    expect(isBreakDue(workAt(...everyTwoMinutes(30)))).toBe(true);
  });

  it('begins again after a rest, and when the clock was set back', () => {
    expect(workAt(...everyTwoMinutes(28), 28 + REST_MS / MINUTE).worked).toBe(0);
    expect(workAt(10, 12, 2).worked).toBe(0);
  });
});

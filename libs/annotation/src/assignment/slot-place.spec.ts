import { describe, expect, it } from '@jest/globals';
import { circleFrom, levelFrom, levelStart, LOWEST_PLACE, slotPlace } from './slot-place.js';

const LAST = 2 ** 31 - 1;

describe('the place of a slot', () => {
  it('is random, in the order of tasks, or by how many judgments come before', () => {
    const slot = { number: 2, position: 17, random: 2 ** 32 - 1 };
    expect(slotPlace('RANDOM', slot)).toBe(LAST);
    expect(slotPlace('FIXED', slot)).toBe(17);
    expect(slotPlace('LEAST_JUDGED', slot)).toBeGreaterThan(
      slotPlace('LEAST_JUDGED', { ...slot, number: 1 }),
    );
    expect(levelStart(slotPlace('LEAST_JUDGED', { ...slot, number: 1 }))).toBe(LOWEST_PLACE);
  });

  it('stays a 32-bit integer for any number of judgments per task', () => {
    for (const number of [1, 100, 1000]) {
      const place = slotPlace('LEAST_JUDGED', { number, position: 0, random: 2 ** 32 - 1 });
      expect(place).toBeGreaterThanOrEqual(LOWEST_PLACE);
      expect(place).toBeLessThanOrEqual(LAST);
    }
  });
});

describe('going through the places', () => {
  it.each([LOWEST_PLACE, -5, 0, 123_456_789, LAST])('meets every place once from %d', (place) => {
    for (const ranges of [circleFrom(place), levelFrom(place)]) {
      expect(ranges[0]?.from).toBe(place);
      const sorted = [...ranges].sort((a, b) => a.from - b.from);
      expect(sorted[0]?.from).toBe(LOWEST_PLACE);
      expect(sorted.at(-1)?.to).toBe(LAST);
      for (const [index, range] of sorted.slice(1).entries())
        expect(range.from).toBe((sorted[index]?.to ?? 0) + 1);
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RETRY_POLICY, delayBeforeRetry, parseRetryAfter } from './retry-policy.js';

const policy = { ...DEFAULT_RETRY_POLICY, baseDelayMs: 100, maxDelayMs: 1_000, maxRetryAfterMs: 5_000 };

describe('delayBeforeRetry', () => {
  it('doubles the bound of the wait with every attempt up to the cap', () => {
    const bounds = [1, 2, 3, 4, 5, 6].map((attempt) => delayBeforeRetry(policy, attempt, null, () => 1));
    expect(bounds).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  });

  it('spreads the wait over the whole range below the bound', () => {
    expect(delayBeforeRetry(policy, 2, null, () => 0)).toBe(0);
    expect(delayBeforeRetry(policy, 2, null, () => 0.25)).toBe(50);
  });

  it('never waits less than the server asked for, nor more than the cap', () => {
    expect(delayBeforeRetry(policy, 1, 2_000, () => 0)).toBe(2_000);
    expect(delayBeforeRetry(policy, 1, 2_000, () => 0.5)).toBe(2_050);
    expect(delayBeforeRetry(policy, 1, 3_600_000, () => 0.5)).toBe(5_000);
  });
});

describe('parseRetryAfter', () => {
  const answeredAt = new Date('2026-03-01T10:00:00Z');

  it('reads whole seconds', () => {
    expect(parseRetryAfter('7', answeredAt)).toBe(7_000);
    expect(parseRetryAfter(' 0 ', answeredAt)).toBe(0);
  });

  it('reads a date relative to the time of the answer, and a past one as now', () => {
    expect(parseRetryAfter('Sun, 01 Mar 2026 10:00:12 GMT', answeredAt)).toBe(12_000);
    expect(parseRetryAfter('Sun, 01 Mar 2026 09:00:00 GMT', answeredAt)).toBe(0);
  });

  it.each([null, '', 'soon', '1.5', '-3', '2026-03-01'])('ignores %p', (header) => {
    expect(parseRetryAfter(header, answeredAt)).toBeNull();
  });
});

import { describe, expect, it } from '@jest/globals';
import { renewalInterval } from './renewal-interval.js';

describe('renewing a lease', () => {
  it('happens three times within a short lease and every minute of a long one', () => {
    expect(renewalInterval(30_000)).toBe(10_000);
    expect(renewalInterval(1_800_000)).toBe(60_000);
  });

  it('does not stop because this clock is ahead of the server’s', () => {
    expect(renewalInterval(-600_000)).toBe(5_000);
  });
});

import type { Clock } from '@ethogram/core';

/** Requests granted a client id in periods of fixed length, as Reddit's headers tell them. */
export class TestBudget {
  private used = 0;
  private endsAt = 0;

  constructor(
    private readonly clock: Clock,
    public requests: number,
    public periodSeconds: number,
  ) {}

  /** Counts a request; false: there was none left. */
  take(): boolean {
    const now = this.clock.now().getTime();
    if (now >= this.endsAt) {
      this.used = 0;
      this.endsAt = now + this.periodSeconds * 1000;
    }
    this.used += 1;
    return this.used <= this.requests;
  }

  headers(): Record<string, string> {
    const seconds = Math.max(0, Math.ceil((this.endsAt - this.clock.now().getTime()) / 1000));
    return {
      'x-ratelimit-used': String(this.used),
      'x-ratelimit-remaining': Math.max(0, this.requests - this.used).toFixed(1),
      'x-ratelimit-reset': String(seconds),
    };
  }
}

/** Counts what happens by key in windows of fixed length, in this process; says when it is too much. */
export class RateWindow {
  private start = 0;
  private counts = new Map<string, number>();

  /** @param limit most in a window. @param windowMs length of a window in milliseconds */
  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
  ) {}

  /** Counts one. False: it is one too many. @param now milliseconds */
  take(key: string, now: number): boolean {
    if (now - this.start >= this.windowMs || now < this.start) {
      this.start = now;
      this.counts = new Map();
    }
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count <= this.limit;
  }
}

import type { Outcome } from '@ethogram/suites';
import type { FailureLimit } from './run-settings.js';
import { RunFailedError } from './run.errors.js';

/** Fewer answers than this say nothing about a share. */
const ENOUGH_TO_TELL = 50;

/** Counts what comes back in the order it comes, and stops a run whose server or prompts are broken. */
export class FailureWatch {
  private inARow = 0;

  /** @param errors among the `asked` samples that were stored since the run was last sent off. */
  constructor(
    private readonly limit: FailureLimit,
    private errors: number,
    private asked: number,
  ) {}

  /** @throws RunFailedError when a limit is reached; the samples so far stay stored. */
  note(outcome: Outcome, message: string | null): void {
    this.asked += 1;
    this.inARow = outcome === 'error' ? this.inARow + 1 : 0;
    if (outcome !== 'error') return;
    this.errors += 1;
    const last = `The last one: ${message ?? 'no message'}`;
    if (this.inARow >= this.limit.inARow)
      throw new RunFailedError(
        `Stopped after ${this.inARow} errors one after the other. ${last} Retry the failed samples when the cause is gone.`,
      );
    if (this.asked >= ENOUGH_TO_TELL && this.errors > this.limit.share * this.asked)
      throw new RunFailedError(
        `Stopped because ${this.errors} of ${this.asked} prompts ended in errors, more than ${Math.round(this.limit.share * 100)} %. ${last} Retry the failed samples when the cause is gone.`,
      );
  }
}

import { DomainError, HandlesJob, type JobContext } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { RunFailedError, RunStoppedError } from '../run/run.errors.js';
import { RunService } from '../run/run.service.js';
import { COMPARE_RUNS_JOB } from './compare-runs.job.js';
import { ComparisonStore } from './comparison-store.js';
import { RunComparer } from './run-comparer.js';

/** Computes a comparison and stores it. Every step may be done twice. */
@Injectable()
export class CompareRunsHandler {
  constructor(
    private readonly comparisons: ComparisonStore,
    private readonly runs: RunService,
    private readonly comparer: RunComparer,
  ) {}

  @HandlesJob(COMPARE_RUNS_JOB)
  async handle({ comparisonId }: { comparisonId: string }, { isLastAttempt }: JobContext): Promise<void> {
    try {
      await this.compute(comparisonId);
    } catch (error) {
      if (error instanceof RunStoppedError) return; // Cancelled, or brought to its end by another worker.
      const isFinal = error instanceof DomainError || error instanceof RunFailedError;
      if (isFinal) await this.comparisons.fail(comparisonId, error.message);
      else if (isLastAttempt)
        await this.comparisons.fail(
          comparisonId,
          'Something went wrong while the runs were compared; the log of the worker has the details.',
        );
      if (!isFinal) throw error;
    }
  }

  private async compute(id: string): Promise<void> {
    await this.comparisons.begin(id);
    const { state, baseRunId, tunedRunId, seed, target } = await this.comparisons.get(id);
    if (state !== 'RUNNING') return;
    const [base, tuned] = [await this.runs.get(baseRunId), await this.runs.get(tunedRunId)];
    await this.comparisons.succeed(id, await this.comparer.compare(base, tuned, { seed, target }));
  }
}

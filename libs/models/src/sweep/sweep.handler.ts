import { setTimeout as wait } from 'node:timers/promises';
import { DomainError, HandlesDeadJob, HandlesJob, type JobContext, JobQueue } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SweepAdvance } from './sweep-advance.js';
import { SweepStore } from './sweep-store.js';
import type { Sweep } from './sweep.entity.js';
import { RUN_SWEEP } from './sweep.job.js';

const POLL_MS = 1_000;
const GIVEN_UP = 'The sweep stopped on a fault of the platform, which its log names. Retry it.';

function isOpen({ state }: Sweep): boolean {
  return state === 'QUEUED' || state === 'RUNNING' || state === 'CANCELLING';
}

/** Looks at a sweep again and again until it has ended. */
@Injectable()
export class SweepHandler {
  constructor(
    private readonly store: SweepStore,
    private readonly advance: SweepAdvance,
    private readonly queue: JobQueue,
    private readonly dataSource: DataSource,
  ) {}

  @HandlesJob(RUN_SWEEP)
  async handle(
    { sweepId, round }: { sweepId: string; round: number },
    { signal }: JobContext,
  ): Promise<void> {
    await this.store.begin(sweepId);
    for (;;) {
      signal.throwIfAborted();
      const sweep = await this.store.get(sweepId);
      if (!isOpen(sweep) || sweep.round !== round) return;
      if (await this.taken(sweep)) return;
      await wait(POLL_MS, undefined, { signal });
    }
  }

  @HandlesDeadJob(RUN_SWEEP)
  async giveUp({ sweepId, round }: { sweepId: string; round: number }): Promise<void> {
    if (await this.queue.isOpen(RUN_SWEEP, { sweepId }, this.dataSource.manager)) return;
    const sweep = await this.store.get(sweepId);
    if (sweep.round === round) await this.store.end(sweepId, 'FAILED', GIVEN_UP);
  }

  private async taken(sweep: Sweep): Promise<boolean> {
    try {
      return await this.advance.advance(sweep);
    } catch (error) {
      // What is away now may be back at the next look.
      if (error instanceof DomainError && error.code === 'UNAVAILABLE') return false;
      throw error;
    }
  }
}

import { Clock, newId } from '@ethogram/core';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { CollectionRun } from './collection-run.entity.js';
import { ClaimLostError, lockRun } from './collection-run-files.js';

/** A run that one worker has; its checkpoint names the claim. */
export type ClaimedRun<Checkpoint extends object> = CollectionRun & {
  checkpoint: Checkpoint & { claimId: string };
};

/** What of a run changes while it is fetched. */
export type RunChange<Checkpoint extends object> = Partial<
  Pick<
    CollectionRun,
    'state' | 'tally' | 'progressDone' | 'progressTotal' | 'progressNote' | 'error' | 'finishedAt'
  > & { checkpoint: Checkpoint }
>;

/**
 * Who works on which run of the API. Everything a worker stores is stored on condition that the run is RUNNING and still
 * its own, so that one that was paused, cancelled, or given up as lost can never store or count a row again.
 */
@Injectable()
export class RunClaims {
  constructor(
    @InjectRepository(CollectionRun) private readonly runs: Repository<CollectionRun>,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a run for this worker; whoever had it before stops at its next page. Null when it has ended, was paused or
   * cancelled.
   * @param first its checkpoint when it has none yet.
   */
  async claim<Checkpoint extends object>(
    runId: string,
    first: (run: CollectionRun) => Checkpoint,
  ): Promise<ClaimedRun<Checkpoint> | null> {
    return this.runs.manager.transaction(async (manager) => {
      const run = await lockRun(manager, runId);
      if (run.state !== 'QUEUED' && run.state !== 'RUNNING') return null;
      const before = (run.checkpoint ?? first(run)) as Checkpoint;
      const checkpoint = { ...before, claimId: newId(this.clock) };
      const claim = {
        state: 'RUNNING',
        checkpoint,
        startedAt: run.startedAt ?? this.clock.now(),
        error: null,
      } as const;
      await manager.update(CollectionRun, runId, claim);
      return Object.assign(run, claim);
    });
  }

  /**
   * Writes a change on the caller's transaction; the caller takes it over into `run` once that has committed.
   * @throws ClaimLostError when the run is no longer this worker's
   */
  async change<Checkpoint extends object>(
    manager: EntityManager,
    run: ClaimedRun<Checkpoint>,
    change: RunChange<Checkpoint & { claimId: string }>,
  ): Promise<void> {
    const { affected } = await manager
      .createQueryBuilder()
      .update(CollectionRun)
      .set(change)
      .where(`id = :id and state = 'RUNNING' and checkpoint ->> 'claimId' = :claimId`, {
        id: run.id,
        claimId: run.checkpoint.claimId,
      })
      .execute();
    if (affected !== 1) throw new ClaimLostError(`The run ${run.id} is no longer this worker's.`);
  }

  /** Ends an open run whose work cannot go on, whoever had it, with the reason for people. */
  async fail(manager: EntityManager, runId: string, error: string): Promise<boolean> {
    const { affected } = await manager
      .createQueryBuilder()
      .update(CollectionRun)
      .set({ state: 'FAILED', error, progressNote: null, finishedAt: this.clock.now() })
      .where(`id = :runId and state in ('QUEUED', 'RUNNING')`, { runId })
      .execute();
    return affected === 1;
  }
}

import { Clock, newId } from '@ethogram/core';
import { NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, type Repository } from 'typeorm';
import { CollectionRun } from './collection-run.entity.js';
import { CollectionRunFile } from './collection-run-file.entity.js';

/** The file was paused, cancelled, or taken over by another worker. Whoever meets this stops without a trace. */
export class ClaimLostError extends Error {
  override readonly name = 'ClaimLostError';
}

/** What of a file changes with a batch. */
export type FileChange = Partial<
  Pick<CollectionRunFile, 'checkpointLine' | 'tally' | 'invalidLines' | 'progressDone' | 'progressTotal'>
>;

const OPEN = In(['QUEUED', 'RUNNING', 'PAUSED']);

/**
 * Who reads which file of a run. Locks are taken on the run before its files, so that a pause, a cancellation and the
 * end of a file cannot wait for each other in a circle.
 */
@Injectable()
export class CollectionRunFiles {
  constructor(
    @InjectRepository(CollectionRunFile) private readonly files: Repository<CollectionRunFile>,
    private readonly clock: Clock,
  ) {}

  /** In their order. */
  async ofRun(runId: string, manager: EntityManager = this.files.manager): Promise<CollectionRunFile[]> {
    return manager.find(CollectionRunFile, { where: { runId }, order: { position: 'ASC' } });
  }

  /** The files of several runs, by run, in their order. */
  async ofRuns(runIds: readonly string[]): Promise<Map<string, CollectionRunFile[]>> {
    const files = await this.files.find({ where: { runId: In([...runIds]) }, order: { position: 'ASC' } });
    return Map.groupBy(files, (file) => file.runId);
  }

  /** @throws NotFoundError */
  async get(fileId: string): Promise<CollectionRunFile> {
    const file = await this.files.findOneBy({ id: fileId });
    if (!file) throw new NotFoundError('file of a collection run', fileId);
    return file;
  }

  /**
   * Takes a file for this worker and starts its run; the worker that had it before stops at its next batch. Null when
   * the file has ended or was paused or cancelled.
   */
  async claim(fileId: string): Promise<CollectionRunFile | null> {
    const { runId } = await this.get(fileId);
    return this.files.manager.transaction(async (manager) => {
      const run = await lockRun(manager, runId);
      if (run.state !== 'QUEUED' && run.state !== 'RUNNING') return null;
      const file = await manager.findOneByOrFail(CollectionRunFile, { id: fileId });
      if (file.state !== 'QUEUED' && file.state !== 'RUNNING') return null;
      const now = this.clock.now();
      const claim = {
        state: 'RUNNING',
        claimId: newId(this.clock),
        startedAt: file.startedAt ?? now,
      } as const;
      await manager.update(CollectionRunFile, fileId, claim);
      if (run.state === 'QUEUED')
        await manager.update(CollectionRun, runId, { state: 'RUNNING', startedAt: run.startedAt ?? now });
      return Object.assign(file, claim);
    });
  }

  /** Writes a change on the caller's transaction. @throws ClaimLostError when the file is no longer this worker's. */
  async change(manager: EntityManager, file: CollectionRunFile, change: FileChange): Promise<void> {
    const { id, claimId, checkpointLine } = file;
    const here = { id, claimId: claimId ?? '', checkpointLine, state: 'RUNNING' } as const;
    const { affected } = await manager.update(CollectionRunFile, here, change);
    if (affected !== 1) throw new ClaimLostError(`The file ${file.name} is no longer this worker's.`);
  }

  /** Ends a file that is read. @throws ClaimLostError */
  async end(file: CollectionRunFile, error: string | null): Promise<void> {
    await this.files.manager.transaction(async (manager) => {
      await lockRun(manager, file.runId);
      const { id, claimId, progressTotal } = file;
      const state = error === null ? 'SUCCEEDED' : 'FAILED';
      const here = { id, claimId: claimId ?? '', state: 'RUNNING' } as const;
      const ended = { state, error, progressDone: progressTotal, finishedAt: this.clock.now() } as const;
      const { affected } = await manager.update(CollectionRunFile, here, ended);
      if (affected !== 1) throw new ClaimLostError(`The file ${file.name} is no longer this worker's.`);
      Object.assign(file, ended);
    });
  }

  /** Ends a file whose tries are used up, whoever had it. */
  async giveUp(fileId: string, error: string): Promise<void> {
    const open = { id: fileId, state: In(['QUEUED', 'RUNNING']) };
    await this.files.update(open, { state: 'FAILED', error, finishedAt: this.clock.now() });
  }

  /** Whether every file of the run has ended. */
  async haveEnded(runId: string): Promise<boolean> {
    return (await this.files.countBy({ runId, state: OPEN })) === 0;
  }
}

/** The run, locked until the end of the transaction. */
export async function lockRun(manager: EntityManager, runId: string): Promise<CollectionRun> {
  return manager.findOneOrFail(CollectionRun, { where: { id: runId }, lock: { mode: 'pessimistic_write' } });
}

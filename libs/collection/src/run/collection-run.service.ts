import { AuditService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import { SourceService } from '@ethogram/corpus';
import {
  ConflictError,
  JobQueue,
  NotFoundError,
  type Page,
  type PageOf,
  pageOrder,
  pageWindow,
  type Sort,
  type Viewer,
} from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, type FindOptionsWhere, In, type Repository } from 'typeorm';
import { RUN_DELETION_CHECK } from '../check/deletion-check.jobs.js';
import { FETCH } from '../fetch/fetch.jobs.js';
import { CollectionRun, type CollectionKind, type CollectionState } from './collection-run.entity.js';
import { CollectionRunFile } from './collection-run-file.entity.js';
import { CollectionRunFiles, lockRun } from './collection-run-files.js';
import { ImportService } from './import.service.js';
import { rowsRead, type RunView, viewRun } from './run-view.js';

export interface RunFilter {
  sourceId?: string | null;
  kind?: CollectionKind | null;
  state?: CollectionState | null;
  scheduleId?: string | null;
}

const WORDS: Record<CollectionState, string> = {
  QUEUED: 'is waiting to start',
  RUNNING: 'is running',
  PAUSED: 'is paused',
  SUCCEEDED: 'has ended',
  FAILED: 'has failed',
  CANCELLED: 'was cancelled',
};

/**
 * What people do with collection runs of any kind. A pause or a cancellation only changes the state: every worker stores
 * its next page on condition that the run is still RUNNING and its own, and so finds out.
 */
@Injectable()
export class CollectionRunService {
  constructor(
    @InjectRepository(CollectionRun) private readonly runs: Repository<CollectionRun>,
    private readonly files: CollectionRunFiles,
    private readonly imports: ImportService,
    private readonly sources: SourceService,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError */
  async get(id: string): Promise<RunView> {
    const run = await this.runs.findOneBy({ id });
    if (!run) throw new NotFoundError('collection run', id);
    return this.view(run);
  }

  /** In no order; unknown ids are left out. */
  async byIds(ids: readonly string[]): Promise<RunView[]> {
    if (ids.length === 0) return [];
    const [found, files] = await Promise.all([
      this.runs.findBy({ id: In([...ids]) }),
      this.files.ofRuns(ids),
    ]);
    const now = this.clock.now();
    return found.map((run) => viewRun(run, files.get(run.id) ?? [], now));
  }

  async list(page?: Page, sort?: Sort, filter: RunFilter = {}): Promise<PageOf<RunView>> {
    const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== null);
    const where = Object.fromEntries(given) as FindOptionsWhere<CollectionRun>;
    const order = pageOrder<CollectionRun>(sort, ['createdAt', 'kind', 'state', 'startedAt', 'finishedAt']);
    const [found, total] = await this.runs.findAndCount({ where, order, ...pageWindow(page) });
    const files = await this.files.ofRuns(found.map(({ id }) => id));
    const now = this.clock.now();
    return { items: found.map((run) => viewRun(run, files.get(run.id) ?? [], now)), total };
  }

  /** Takes effect at the next page or batch; what is being fetched is thrown away and fetched again later. */
  async pause(viewer: Viewer | null, id: string): Promise<RunView> {
    return this.change(viewer, id, 'paused', ['QUEUED', 'RUNNING'], async (manager) => {
      await manager.update(CollectionRun, id, { state: 'PAUSED' });
      const open = { runId: id, state: In(['QUEUED', 'RUNNING']) };
      await manager.update(CollectionRunFile, open, { state: 'PAUSED' });
    });
  }

  /** Goes on where a paused or failed run stopped. @throws DomainError when the source's approval has run out */
  async resume(viewer: Viewer | null, id: string): Promise<RunView> {
    const { run, tally } = await this.get(id);
    await this.requireCollectable(run);
    const resumed = { at: this.clock.now().toISOString(), rows: rowsRead(tally) };
    return this.change(viewer, id, 'resumed', ['PAUSED', 'FAILED'], async (manager, locked) => {
      const change = { state: 'QUEUED', error: null, finishedAt: null, progressNote: null } as const;
      await manager.update(CollectionRun, id, { ...change, tally: { ...locked.tally, resumed } });
      const stopped = { runId: id, state: In(['PAUSED', 'FAILED']) };
      await manager.update(CollectionRunFile, stopped, { state: 'QUEUED', error: null, finishedAt: null });
      await this.enqueue(manager, locked);
    });
  }

  /** Ends it for good; what it stored stays. */
  async cancel(viewer: Viewer | null, id: string): Promise<RunView> {
    const stoppable = ['QUEUED', 'RUNNING', 'PAUSED', 'FAILED'] as const;
    return this.change(viewer, id, 'cancelled', stoppable, async (manager) => {
      const end = { state: 'CANCELLED', finishedAt: this.clock.now() } as const;
      await manager.update(CollectionRun, id, { ...end, progressNote: null });
      const open = { runId: id, state: In(['QUEUED', 'RUNNING', 'PAUSED']) };
      await manager.update(CollectionRunFile, open, end);
    });
  }

  /** A deletion check asks for itself whether it may go on. */
  private async requireCollectable({ kind, sourceId }: CollectionRun): Promise<void> {
    if (kind === 'FILES') await this.sources.requireCollectable(sourceId);
    else if (kind !== 'DELETION_CHECK') await this.sources.requireApiCollectable(sourceId);
  }

  /** The key is new each time: the job of before may not yet have noticed that its run was paused. */
  private async enqueue(manager: EntityManager, { id: runId, kind }: CollectionRun): Promise<void> {
    if (kind === 'FILES') return this.imports.enqueueOpenFiles(manager, runId);
    const job = kind === 'DELETION_CHECK' ? RUN_DELETION_CHECK : FETCH;
    await this.queue.enqueue(job, { runId }, { manager, key: newId(this.clock) });
  }

  private async view(run: CollectionRun): Promise<RunView> {
    return viewRun(run, await this.files.ofRun(run.id), this.clock.now());
  }

  /** Changes a run that is in one of these states, locked, so that two people cannot both do it. */
  private async change(
    viewer: Viewer | null,
    id: string,
    done: string,
    from: readonly CollectionState[],
    act: (manager: EntityManager, run: CollectionRun) => Promise<void>,
  ): Promise<RunView> {
    await this.get(id);
    await this.runs.manager.transaction(async (manager) => {
      const run = await lockRun(manager, id);
      if (!from.includes(run.state))
        throw new ConflictError(`The run ${WORDS[run.state]}, so it cannot be ${done}.`);
      await act(manager, run);
    });
    await this.audit.record(viewer, done, 'collection-run', id);
    return this.get(id);
  }
}

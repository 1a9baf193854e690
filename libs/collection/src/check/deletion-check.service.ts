import { AuditService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import { SightingService, SourceService } from '@ethogram/corpus';
import { ConflictError, JobQueue, type Viewer } from '@ethogram/platform';
import { REDDIT_PAGE_SIZE } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { CollectionRun } from '../run/collection-run.entity.js';
import type { CollectionRequest } from '../run/collection-request.js';
import { emptyTally } from '../run/import-tally.js';
import { cameFromReddit, DeletionCheckGate } from './deletion-check-gate.js';
import { RUN_DELETION_CHECK } from './deletion-check.jobs.js';

/**
 * The clock checks what was not seen for a day, every hour: with the hours a check itself may take, everything is seen
 * again within the 48 that Reddit asks for. A hundred requests a minute are 28 million posts and comments in 48 hours.
 */
const DUE_AFTER_MS = 24 * 3_600_000;

export interface DeletionCheckState {
  /** Posts and comments not seen for a day. */
  due: number;
  oldestSeenAt: Date | null;
  /** The last check, whatever became of it. */
  lastRunId: string | null;
}

@Injectable()
export class DeletionCheckService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sources: SourceService,
    private readonly sightings: SightingService,
    private readonly gate: DeletionCheckGate,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Starts a check of everything the source holds.
   * @param force believe whatever Reddit says, however much vanishes: for when somebody has looked.
   * @throws DomainError when it cannot be checked, ConflictError when a check is under way
   */
  async start(viewer: Viewer | null, sourceId: string, force = false): Promise<CollectionRun> {
    await this.gate.requirePossible(sourceId);
    const run = await this.insert(viewer, sourceId, force ? { force } : {});
    if (!run)
      throw new ConflictError('A check of this source waits, runs or is paused: let it end or cancel it.');
    await this.audit.record(viewer, 'started', 'collection-run', run.id, { kind: run.kind, force });
    return run;
  }

  /** Starts a check of what is due in every source that can be checked and has none under way. */
  async startDue(): Promise<void> {
    const before = this.dueBefore();
    const possible = (await this.sources.list()).filter((source) => this.gate.notice(source) === null);
    const stale = await this.sightings.staleness(
      possible.map(({ id }) => id),
      before,
    );
    for (const { id } of possible)
      if ((stale.get(id)?.due ?? 0) > 0) await this.insert(null, id, { seenBefore: before.toISOString() });
  }

  /** By source id, of many sources at once. */
  async statesOf(sourceIds: readonly string[]): Promise<Map<string, DeletionCheckState>> {
    const checked = (await this.sources.byIds(sourceIds)).filter(cameFromReddit).map(({ id }) => id);
    const [stale, runs] = await Promise.all([
      this.sightings.staleness(checked, this.dueBefore()),
      this.lastRuns(sourceIds),
    ]);
    return new Map(
      sourceIds.map((id) => {
        const { due = 0, oldestSeenAt = null } = stale.get(id) ?? {};
        return [id, { due, oldestSeenAt, lastRunId: runs.get(id) ?? null }];
      }),
    );
  }

  /** Puts an open check into the queue (again), on the caller's transaction. */
  async enqueue(manager: EntityManager, runId: string): Promise<void> {
    await this.queue.enqueue(RUN_DELETION_CHECK, { runId }, { manager, key: runId });
  }

  /** Null when one is open already. */
  private async insert(
    viewer: Viewer | null,
    sourceId: string,
    request: CollectionRequest,
  ): Promise<CollectionRun | null> {
    const createdAt = this.clock.now();
    const before = request.seenBefore ? new Date(request.seenBefore) : createdAt;
    const due = (await this.sightings.staleness([sourceId], before)).get(sourceId)?.due ?? 0;
    return this.dataSource.transaction(async (manager) => {
      // Two that start at once take turns, and the second finds the first.
      await manager.query(`select pg_advisory_xact_lock(hashtextextended('collection.check:' || $1, 0))`, [
        sourceId,
      ]);
      const open = { sourceId, kind: 'DELETION_CHECK', state: In(['QUEUED', 'RUNNING', 'PAUSED']) } as const;
      if (await manager.existsBy(CollectionRun, open)) return null;
      const run = manager.create(CollectionRun, {
        ...{ id: newId(this.clock), sourceId, requestedBy: viewer?.personId ?? null, request, createdAt },
        ...{
          kind: 'DELETION_CHECK',
          state: 'QUEUED',
          tally: emptyTally(),
          checkpoint: null,
          scheduleId: null,
        },
        ...{ progressDone: 0, progressTotal: Math.ceil(due / REDDIT_PAGE_SIZE), progressNote: null },
        ...{ error: null, startedAt: null, finishedAt: null },
      });
      await manager.insert(CollectionRun, run as never);
      await this.enqueue(manager, run.id);
      return run;
    });
  }

  private dueBefore(): Date {
    return new Date(this.clock.now().getTime() - DUE_AFTER_MS);
  }

  private async lastRuns(sourceIds: readonly string[]): Promise<Map<string, string>> {
    const rows: { id: string; source_id: string }[] = await this.dataSource.query(
      `select distinct on (source_id) id, source_id from collection_runs
       where source_id = any($1) and kind = 'DELETION_CHECK' order by source_id, created_at desc, id desc`,
      [sourceIds],
    );
    return new Map(rows.map((row) => [row.source_id, row.id]));
  }
}

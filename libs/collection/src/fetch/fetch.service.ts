import { AuditService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import { SourceService } from '@ethogram/corpus';
import { BadInputError, JobQueue, UnavailableError, type Viewer } from '@ethogram/platform';
import { RedditSource } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { CollectionRequest } from '../run/collection-request.js';
import { type CollectionKind, CollectionRun } from '../run/collection-run.entity.js';
import { emptyTally } from '../run/import-tally.js';
import { FETCH } from './fetch.jobs.js';
import { FETCH_KINDS, type FetchKind, fetchRequest } from './fetch-request.js';

export interface NewFetch {
  sourceId: string;
  kind: CollectionKind;
  request: CollectionRequest;
  scheduleId?: string | null;
}

/** Starts runs that read Reddit's API. */
@Injectable()
export class FetchService {
  constructor(
    @InjectRepository(CollectionRun) private readonly runs: Repository<CollectionRun>,
    private readonly sources: SourceService,
    private readonly reddit: RedditSource,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a run and puts it into the queue.
   * @param viewer null: the command line or the platform itself.
   * @throws DomainError when the request makes no sense, the source may not be collected, or there is no API
   */
  async start(viewer: Viewer | null, fetch: NewFetch): Promise<CollectionRun> {
    const run = await this.draft(viewer, fetch);
    await this.runs.manager.transaction((manager) => this.insert(manager, run));
    await this.audit.record(viewer, 'started', 'collection-run', run.id, { kind: run.kind });
    return run;
  }

  /** As `start`, on the caller's transaction. */
  async startOn(manager: EntityManager, fetch: NewFetch): Promise<CollectionRun> {
    const run = await this.draft(null, fetch);
    await this.insert(manager, run);
    return run;
  }

  /** @throws UnavailableError that says what is missing */
  requireApi(): void {
    if (this.reddit.notice !== null) throw new UnavailableError(this.reddit.notice);
  }

  private async insert(manager: EntityManager, run: CollectionRun): Promise<void> {
    await manager.insert(CollectionRun, run);
    await this.queue.enqueue(FETCH, { runId: run.id }, { manager, key: run.id });
  }

  private async draft(
    viewer: Viewer | null,
    { sourceId, kind, request, scheduleId }: NewFetch,
  ): Promise<CollectionRun> {
    if (!isFetchKind(kind))
      throw new BadInputError(
        'This starts listings, threads, posts by id and second looks; other runs have their own start.',
      );
    const checked = fetchRequest(kind, request);
    await this.sources.requireApiCollectable(sourceId);
    this.requireApi();
    return this.runs.create({
      id: newId(this.clock),
      ...{ sourceId, kind, request: checked, scheduleId: scheduleId ?? null },
      requestedBy: viewer?.personId ?? null,
      state: 'QUEUED',
      checkpoint: null,
      tally: emptyTally(),
      ...{ progressDone: 0, progressTotal: 0, progressNote: null, error: null },
      createdAt: this.clock.now(),
      ...{ startedAt: null, finishedAt: null },
    });
  }
}

function isFetchKind(kind: CollectionKind): kind is FetchKind {
  return FETCH_KINDS.includes(kind);
}

import { AuditService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import { SourceService } from '@ethogram/corpus';
import {
  BadInputError,
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
import type { Repository } from 'typeorm';
import { FileService } from '../file/file.service.js';
import { CollectionRun, type RunFile } from './collection-run.entity.js';
import { IMPORT_FILES } from './import-files.job.js';
import { ImportRunner } from './import-runner.js';
import { emptyTally } from './import-tally.js';

@Injectable()
export class ImportService {
  constructor(
    @InjectRepository(CollectionRun) private readonly runs: Repository<CollectionRun>,
    private readonly sources: SourceService,
    private readonly files: FileService,
    private readonly runner: ImportRunner,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a run and puts it into the queue. The paths must be readable where the worker runs.
   * @param viewer null: the command line or the platform itself.
   */
  async startImport(
    viewer: Viewer | null,
    request: { sourceId: string; files: readonly RunFile[] },
  ): Promise<CollectionRun> {
    const run = await this.draft(viewer, request);
    await this.runs.manager.transaction(async (manager) => {
      await manager.insert(CollectionRun, run);
      await this.queue.enqueue(IMPORT_FILES, { runId: run.id }, { manager, key: run.id });
    });
    await this.audit.record(viewer, 'started', 'collection-run', run.id, {
      files: run.files.map(({ name }) => name),
    });
    return run;
  }

  /** As `startImport`, for files uploaded before. */
  async startImportOfUploads(
    viewer: Viewer,
    request: { sourceId: string; fileIds: readonly string[] },
  ): Promise<CollectionRun> {
    const files = await this.files.runFiles(request.fileIds);
    return this.startImport(viewer, { sourceId: request.sourceId, files });
  }

  /**
   * Runs a run in this process, to the end. Safe beside the queue: a finished run is returned as it is, and rows are
   * never stored twice.
   */
  async runNow(
    runId: string,
    signal?: AbortSignal,
    onProgress?: (run: CollectionRun) => void,
  ): Promise<CollectionRun> {
    return this.runner.run(runId, { ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) });
  }

  /** Imports files in this process without the queue, for the command line and the demo. */
  async importNow(
    request: { sourceId: string; files: readonly RunFile[] },
    signal?: AbortSignal,
    onProgress?: (run: CollectionRun) => void,
  ): Promise<CollectionRun> {
    const run = await this.draft(null, request);
    await this.runs.insert(run);
    return this.runNow(run.id, signal, onProgress);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<CollectionRun> {
    const run = await this.runs.findOneBy({ id });
    if (!run) throw new NotFoundError('collection run', id);
    return run;
  }

  async list(
    page?: Page,
    sort?: Sort,
    filter?: { sourceId?: string | null },
  ): Promise<PageOf<CollectionRun>> {
    const where = filter?.sourceId ? { sourceId: filter.sourceId } : {};
    const order = pageOrder<CollectionRun>(sort, ['createdAt', 'state', 'finishedAt']);
    const [items, total] = await this.runs.findAndCount({ where, order, ...pageWindow(page) });
    return { items, total };
  }

  private async draft(
    viewer: Viewer | null,
    request: { sourceId: string; files: readonly RunFile[] },
  ): Promise<CollectionRun> {
    if (request.files.length === 0) throw new BadInputError('An import needs at least one file.');
    const { id: sourceId } = await this.sources.get(request.sourceId);
    return this.runs.create({
      id: newId(this.clock),
      sourceId,
      requestedBy: viewer?.personId ?? null,
      files: [...request.files],
      state: 'QUEUED',
      tally: emptyTally(),
      invalidLines: [],
      checkpointFile: 0,
      checkpointLine: '0',
      progressDone: 0,
      progressTotal: 0,
      progressNote: null,
      error: null,
      createdAt: this.clock.now(),
      startedAt: null,
      finishedAt: null,
    });
  }
}

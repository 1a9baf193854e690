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
import { mappingProblem } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { FileService } from '../file/file.service.js';
import type { ColumnMapping, FileFilter } from './collection-request.js';
import { CollectionRun } from './collection-run.entity.js';
import { CollectionRunFile, type RunFile } from './collection-run-file.entity.js';
import { CollectionRunFiles } from './collection-run-files.js';
import { IMPORT_FILE } from './import-file.job.js';
import { ImportRunner } from './import-runner.js';
import { emptyTally, type ImportTally } from './import-tally.js';
import { RunLiveness } from './run-liveness.js';

/** Files for a source; `filter` says which rows are wanted, `mapping` how to read files that Reddit did not make. */
export interface ImportRequest {
  sourceId: string;
  files: readonly RunFile[];
  filter?: FileFilter | null | undefined;
  mapping?: ColumnMapping | null | undefined;
}

@Injectable()
export class ImportService {
  constructor(
    @InjectRepository(CollectionRun) private readonly runs: Repository<CollectionRun>,
    private readonly sources: SourceService,
    private readonly files: FileService,
    private readonly runFiles: CollectionRunFiles,
    private readonly runner: ImportRunner,
    private readonly liveness: RunLiveness,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a run and puts a job for each file into the queue. The paths must be readable where the workers run.
   * @param viewer null: the command line or the platform itself.
   */
  async startImport(viewer: Viewer | null, request: ImportRequest): Promise<CollectionRun> {
    const { run, files } = await this.draft(viewer, request);
    await this.runs.manager.transaction(async (manager) => {
      await insertRun(manager, run, files);
      await this.enqueueFiles(manager, files);
    });
    await this.audit.record(viewer, 'started', 'collection-run', run.id, {
      files: files.map(({ name }) => name),
    });
    return run;
  }

  /** As `startImport`, for files uploaded before. */
  async startImportOfUploads(
    viewer: Viewer,
    { fileIds, ...request }: Omit<ImportRequest, 'files'> & { fileIds: readonly string[] },
  ): Promise<CollectionRun> {
    return this.startImport(viewer, { ...request, files: await this.files.runFiles(fileIds) });
  }

  /**
   * Puts the open files of a run of state QUEUED or RUNNING into the queue again, on the caller's transaction: after a
   * pause, when they are QUEUED again. With no file open it is the end of the run that is made up for.
   */
  async enqueueOpenFiles(manager: EntityManager, runId: string): Promise<void> {
    const files = await this.runFiles.ofRun(runId, manager);
    const open = files.filter(({ state }) => state === 'QUEUED' || state === 'RUNNING');
    await this.enqueueFiles(manager, open.length > 0 ? open : files.slice(-1));
  }

  /**
   * Runs a run in this process, to the end. Safe beside the queue: a finished run is returned as it is, and rows are
   * never stored twice.
   */
  async runNow(
    runId: string,
    signal?: AbortSignal,
    onProgress?: (tally: ImportTally) => void,
  ): Promise<CollectionRun> {
    const options = { ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) };
    return this.liveness.during(runId, () => this.runner.runAll(runId, options));
  }

  /** Imports files in this process without the queue, for the command line and the demo. */
  async importNow(
    request: ImportRequest,
    signal?: AbortSignal,
    onProgress?: (tally: ImportTally) => void,
  ): Promise<CollectionRun> {
    const { run, files } = await this.draft(null, request);
    await this.runs.manager.transaction((manager) => insertRun(manager, run, files));
    return this.runNow(run.id, signal, onProgress);
  }

  /** The files of a run in their order. */
  async filesOf(runId: string): Promise<CollectionRunFile[]> {
    return this.runFiles.ofRun(runId);
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
    request: ImportRequest,
  ): Promise<{ run: CollectionRun; files: CollectionRunFile[] }> {
    if (request.files.length === 0) throw new BadInputError('An import needs at least one file.');
    const problem = request.mapping ? mappingProblem(request.mapping) : null;
    if (problem) throw new BadInputError(problem);
    const { id: sourceId } = await this.sources.requireCollectable(request.sourceId);
    const run = this.runs.create({
      id: newId(this.clock),
      sourceId,
      requestedBy: viewer?.personId ?? null,
      kind: 'FILES',
      request: { filter: request.filter ?? null, mapping: request.mapping ?? null },
      scheduleId: null,
      state: 'QUEUED',
      checkpoint: null,
      tally: emptyTally(),
      ...NOT_STARTED,
      progressNote: null,
      createdAt: this.clock.now(),
    });
    const files = request.files.map(({ path, name }, position) =>
      Object.assign(new CollectionRunFile(), {
        id: newId(this.clock),
        runId: run.id,
        position,
        path,
        name,
        state: 'QUEUED',
        claimId: null,
        checkpointLine: '0',
        tally: emptyTally(),
        invalidLines: [],
        ...NOT_STARTED,
      }),
    );
    return { run, files };
  }

  /** The key is new each time: a file that was paused may be queued again before its old job has noticed. */
  private async enqueueFiles(manager: EntityManager, files: readonly CollectionRunFile[]): Promise<void> {
    for (const { id: fileId } of files)
      await this.queue.enqueue(IMPORT_FILE, { fileId }, { manager, key: newId(this.clock) });
  }
}

const NOT_STARTED = { progressDone: 0, progressTotal: 0, error: null, startedAt: null, finishedAt: null };

async function insertRun(
  manager: EntityManager,
  run: CollectionRun,
  files: readonly CollectionRunFile[],
): Promise<void> {
  await manager.insert(CollectionRun, run);
  await manager.insert(CollectionRunFile, [...files]);
}

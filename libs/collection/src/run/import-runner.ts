import { stat } from 'node:fs/promises';
import { BlobStore, DomainError, NotFoundError } from '@ethogram/platform';
import { DumpFileError, readDump, readTable } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { keyOfPath } from '../file/upload-key.js';
import { CollectionRun } from './collection-run.entity.js';
import type { CollectionRunFile } from './collection-run-file.entity.js';
import { ClaimLostError, CollectionRunFiles } from './collection-run-files.js';
import { ImportFinish } from './import-finish.js';
import { toRowFilter } from './import-filter.js';
import { type ImportTally, sumTallies } from './import-tally.js';
import { ImportWriter } from './import-writer.js';

export interface ImportOptions {
  signal?: AbortSignal;
  /** Told after every batch what the run has counted so far. */
  onProgress?: (tally: ImportTally) => void;
}

const KIB = 1024;
/** Enough that a batch's own costs (a commit, a checkpoint) hardly count, few enough that memory stays small. */
const BATCH_ROWS = 5000;

/**
 * Reads the files of runs into the corpus. Each batch is stored together with the checkpoint and the counts, so a file
 * that is killed anywhere and started again ends with the same rows and the same counts.
 */
@Injectable()
export class ImportRunner {
  constructor(
    @InjectRepository(CollectionRun) private readonly runs: Repository<CollectionRun>,
    private readonly files: CollectionRunFiles,
    private readonly finish: ImportFinish,
    private readonly writer: ImportWriter,
    private readonly blobs: BlobStore,
  ) {}

  /** Reads all files of a run in this process, one after another, and returns the run. */
  async runAll(runId: string, options: ImportOptions = {}): Promise<CollectionRun> {
    const before: ImportTally[] = [];
    for (const file of await this.files.ofRun(runId)) {
      const { onProgress } = options;
      const { tally } = await this.read(file.id, {
        ...options,
        ...(onProgress ? { onProgress: (now) => onProgress(sumTallies([...before, now])) } : {}),
      });
      before.push(tally);
    }
    await this.finish.finish(runId, options.signal);
    const run = await this.runs.findOneBy({ id: runId });
    if (!run) throw new NotFoundError('collection run', runId);
    return run;
  }

  /** Reads one file and, when it was the last, ends its run. */
  async runFile(fileId: string, options: ImportOptions = {}): Promise<void> {
    const { runId } = await this.read(fileId, options);
    await this.finish.finish(runId, options.signal);
  }

  /** Ends a file whose tries are used up. The cause is in the log, since it is not the file's. */
  async giveUp(fileId: string): Promise<void> {
    const error =
      'The import stopped on a fault of the platform, which its log names. Resume it to go on where it stopped.';
    await this.files.giveUp(fileId, error);
    await this.finish.finish((await this.files.get(fileId)).runId);
  }

  /**
   * A bad file ends as FAILED with a sentence; everything else that goes wrong is thrown, and the file can be run again.
   * A file that is paused, cancelled or taken over is left where it is.
   */
  private async read(fileId: string, options: ImportOptions): Promise<CollectionRunFile> {
    const file = await this.files.claim(fileId);
    if (!file) return this.files.get(fileId);
    try {
      await this.files.end(file, await this.readFile(file, options));
    } catch (error) {
      if (!(error instanceof ClaimLostError)) throw error;
    }
    return file;
  }

  /** Returns why the file could not be read to its end, as a sentence for people. */
  private async readFile(file: CollectionRunFile, options: ImportOptions): Promise<string | null> {
    const key = keyOfPath(file.path);
    if (key === null) return this.readRows(file, file.path, options);
    if (!(await this.blobs.exists(key))) return `${file.name} is not kept any more: upload it again.`;
    return this.blobs.withLocalCopy(key, (path) => this.readRows(file, path, options));
  }

  private async readRows(
    file: CollectionRunFile,
    path: string,
    options: ImportOptions,
  ): Promise<string | null> {
    file.progressTotal = await sizeInKib(path);
    const { sourceId, request } = await this.runs.findOneByOrFail({ id: file.runId });
    let kibRead = 0;
    const read = {
      name: file.name,
      batchRows: BATCH_ROWS,
      afterLine: Number(file.checkpointLine),
      filter: toRowFilter(request.filter),
      onRead: (bytes: number) => (kibRead = Math.ceil(bytes / KIB)),
      ...(options.signal ? { signal: options.signal } : {}),
    };
    const batches = request.mapping ? readTable(path, request.mapping, read) : readDump(path, read);
    try {
      await this.writer.write({ file, sourceId, batches, progress: () => kibRead, ...options });
      return null;
    } catch (error) {
      if (error instanceof DumpFileError || isNotPermitted(error)) return error.message;
      throw error;
    }
  }
}

/** The source's approval has run out; once it is renewed the file can go on. */
function isNotPermitted(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === 'NOT_PERMITTED_BY_SOURCE';
}

/** 0 for a file that cannot be read: reading it will say why. */
async function sizeInKib(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => Math.ceil(size / KIB),
    () => 0,
  );
}

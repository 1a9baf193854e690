import { stat } from 'node:fs/promises';
import { Clock } from '@ethogram/core';
import { PostService } from '@ethogram/corpus';
import { ConflictError, NotFoundError } from '@ethogram/platform';
import { DumpFileError, readDump, type DumpLine } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { CollectionRun, type RunFile } from './collection-run.entity.js';
import { addBatch, keepInvalidLines, sortBatch } from './import-tally.js';

export interface RunOptions {
  signal?: AbortSignal;
  /** Told after every batch. */
  onProgress?: (run: CollectionRun) => void;
}

const FINISHED: readonly string[] = ['SUCCEEDED', 'FAILED', 'CANCELLED'];
const KIB = 1024;

/**
 * Reads the files of a run into the corpus. Each batch is stored together with the checkpoint and the counts, so a run
 * that is killed anywhere and started again ends with the same rows and the same counts.
 */
@Injectable()
export class ImportRunner {
  constructor(
    @InjectRepository(CollectionRun) private readonly runs: Repository<CollectionRun>,
    private readonly posts: PostService,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs to the end and returns the run. A bad file ends it as FAILED with a sentence, after the other files were read;
   * everything else that goes wrong is thrown, and the run can be run again.
   */
  async run(runId: string, options: RunOptions = {}): Promise<CollectionRun> {
    const run = await this.start(runId);
    if (FINISHED.includes(run.state)) return run;
    const sizes = await Promise.all(run.files.map(sizeInKib));
    run.progressTotal = sizes.reduce((sum, size) => sum + size, 0);
    const problems = run.error === null ? [] : [run.error];
    while (run.checkpointFile < run.files.length) {
      const file = run.files[run.checkpointFile];
      const before = sizes.slice(0, run.checkpointFile).reduce((sum, size) => sum + size, 0);
      if (file) problems.push(...(await this.importFile(run, file, before, options)));
      await this.finishFile(run, problems, before + (sizes[run.checkpointFile] ?? 0));
    }
    await this.note(run, 'counting verdicts');
    await this.posts.recomputeVerdicts(run.sourceId, options.signal);
    return this.finish(run);
  }

  /** Ends a run whose tries are used up. The cause is in the log, since it is not the file's. */
  async giveUp(runId: string): Promise<void> {
    const error =
      'The import stopped on a fault of the platform, which its log names. Start it again to go on.';
    await this.runs.update(runId, { state: 'FAILED', error, finishedAt: this.clock.now() });
  }

  private async start(runId: string): Promise<CollectionRun> {
    const run = await this.runs.findOneBy({ id: runId });
    if (!run) throw new NotFoundError('collection run', runId);
    if (FINISHED.includes(run.state)) return run;
    run.state = 'RUNNING';
    run.startedAt ??= this.clock.now();
    await this.runs.update(runId, { state: run.state, startedAt: run.startedAt });
    return run;
  }

  /** Returns what is wrong with the file, as sentences for people. */
  private async importFile(
    run: CollectionRun,
    file: RunFile,
    kibBefore: number,
    options: RunOptions,
  ): Promise<string[]> {
    let kibRead = 0;
    const lines = readDump(file.path, {
      name: file.name,
      afterLine: Number(run.checkpointLine),
      onRead: (bytes) => (kibRead = Math.ceil(bytes / KIB)),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    try {
      for await (const batch of lines) {
        await this.storeBatch(run, file, batch, kibBefore + kibRead);
        options.onProgress?.(run);
      }
      return [];
    } catch (error) {
      if (error instanceof DumpFileError) return [error.message];
      throw error;
    }
  }

  private async storeBatch(
    run: CollectionRun,
    file: RunFile,
    lines: readonly DumpLine[],
    progressDone: number,
  ): Promise<void> {
    const batch = sortBatch(lines);
    const change = await this.runs.manager.transaction(async (manager) => {
      const stored = await this.posts.storeBatch(manager, run.sourceId, batch.posts, batch.comments);
      const tally = addBatch(run.tally, batch, stored);
      const invalidLines = keepInvalidLines(run.invalidLines, batch, file.name);
      const progressNote = `line ${batch.lastLine} of ${file.name}`;
      const next = {
        tally,
        invalidLines,
        checkpointLine: String(batch.lastLine),
        progressDone,
        progressNote,
      };
      const { id, checkpointFile, checkpointLine, progressTotal } = run;
      const here = { id, checkpointFile, checkpointLine };
      const { affected } = await manager.update(CollectionRun, here, { ...next, progressTotal });
      // A second worker on the same run (this one was given up as lost) must not count the same rows again.
      if (affected !== 1) throw new ConflictError(`Another worker has gone on with the import ${id}.`);
      return next;
    });
    Object.assign(run, change);
  }

  private async finishFile(
    run: CollectionRun,
    problems: readonly string[],
    progressDone: number,
  ): Promise<void> {
    const error = problems.length === 0 ? null : problems.join(' ');
    const change = { checkpointFile: run.checkpointFile + 1, checkpointLine: '0', progressDone, error };
    await this.runs.update(run.id, change);
    Object.assign(run, change);
  }

  private async note(run: CollectionRun, progressNote: string): Promise<void> {
    await this.runs.update(run.id, { progressNote });
  }

  private async finish(run: CollectionRun): Promise<CollectionRun> {
    const verdicts = await this.posts.tallyVerdicts(run.sourceId);
    const state = run.error === null ? 'SUCCEEDED' : 'FAILED';
    const change = {
      tally: { ...run.tally, verdicts },
      state,
      progressNote: null,
      finishedAt: this.clock.now(),
    } as const;
    await this.runs.update(run.id, change);
    return Object.assign(run, change);
  }
}

/** 0 for a file that cannot be read: reading it will say why. */
async function sizeInKib(file: RunFile): Promise<number> {
  return stat(file.path).then(
    ({ size }) => Math.ceil(size / KIB),
    () => 0,
  );
}

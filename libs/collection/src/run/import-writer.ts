import { Clock } from '@ethogram/core';
import { type PreparedBatch, PostService, releaseBatch, SourceService } from '@ethogram/corpus';
import type { DumpBatch } from '@ethogram/reddit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CollectionRunFile } from './collection-run-file.entity.js';
import { CollectionRunFiles } from './collection-run-files.js';
import { addBatch, type ImportTally, keepInvalidLines, sortBatch, type SortedBatch } from './import-tally.js';
import { inTransaction } from './in-transaction.js';

/**
 * A commit does not wait for the disk. Should the server crash, the last batches and their checkpoint are lost together,
 * and read again; the end of the file is committed as usual, and all before it with it. And the planner, which does not
 * know yet how many rows a table that is just being filled has, is told to use the indexes.
 */
const FOR_MANY_ROWS = 'set local synchronous_commit = off; set local enable_seqscan = off';
/** How often a long file asks whether the approval of its source still holds. */
const ASK_AGAIN_MS = 30_000;

export interface ImportWriting {
  /** Claimed; it is changed along with its row. */
  file: CollectionRunFile;
  sourceId: string;
  batches: AsyncIterable<DumpBatch>;
  /** How many KiB of the file have been read. */
  progress: () => number;
  signal?: AbortSignal;
  onProgress?: (tally: ImportTally) => void;
}

/** Stores the batches of a file, each in a transaction with the file's checkpoint and counts. */
@Injectable()
export class ImportWriter {
  constructor(
    private readonly database: DataSource,
    private readonly files: CollectionRunFiles,
    private readonly posts: PostService,
    private readonly sources: SourceService,
    private readonly clock: Clock,
  ) {}

  /**
   * While a batch is being stored the next is read and prepared. A fault in storing outranks one in the file, which is
   * read again.
   * @throws ClaimLostError
   */
  async write(writing: ImportWriting): Promise<void> {
    const { sourceId, file, batches, signal, onProgress } = writing;
    let storing = Promise.resolve();
    let askedAt = -Infinity;
    try {
      for await (const lines of batches) {
        const batch = sortBatch(lines);
        const prepared = this.posts.prepareBatch(sourceId, batch.posts, batch.comments);
        const progressDone = writing.progress();
        await storing;
        signal?.throwIfAborted();
        askedAt = await this.askAgain(sourceId, askedAt);
        storing = this.store(file, batch, prepared, progressDone).then((tally) => onProgress?.(tally));
        storing.catch(() => undefined); // Awaited below; until then it is not unhandled.
      }
    } finally {
      await storing;
    }
  }

  private async store(
    file: CollectionRunFile,
    batch: SortedBatch,
    prepared: PreparedBatch,
    progressDone: number,
  ): Promise<ImportTally> {
    const change = await inTransaction(this.database.manager, async (manager) => {
      await manager.query(FOR_MANY_ROWS);
      const stored = await this.posts.storePrepared(manager, prepared);
      const next = {
        tally: addBatch(file.tally, batch, stored),
        invalidLines: keepInvalidLines(file.invalidLines, batch),
        checkpointLine: String(batch.lastLine),
        progressDone,
        progressTotal: file.progressTotal,
      };
      await this.files.change(manager, file, next);
      return next;
    });
    releaseBatch(prepared);
    return Object.assign(file, change).tally;
  }

  /** An approval may run out in the middle of a long file. Returns when it was asked last. */
  private async askAgain(sourceId: string, askedAt: number): Promise<number> {
    const now = this.clock.now().getTime();
    if (now - askedAt < ASK_AGAIN_MS) return askedAt;
    await this.sources.requireCollectable(sourceId);
    return now;
  }
}

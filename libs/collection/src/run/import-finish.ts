import { Clock } from '@ethogram/core';
import { PostReadingService, PostService } from '@ethogram/corpus';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { CollectionRun } from './collection-run.entity.js';
import { CollectionRunFiles, lockRun } from './collection-run-files.js';
import { sumTallies } from './import-tally.js';

/** Ends a run of files once the last of them is read. */
@Injectable()
export class ImportFinish {
  constructor(
    @InjectRepository(CollectionRun) private readonly runs: Repository<CollectionRun>,
    private readonly files: CollectionRunFiles,
    private readonly posts: PostService,
    private readonly reading: PostReadingService,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads the posts, counts their verdicts and ends the run; does nothing while a file is open. Killed anywhere, or called
   * by two workers at once, it ends the run once and with the same numbers.
   */
  async finish(runId: string, signal?: AbortSignal): Promise<void> {
    const run = await this.runs.findOneByOrFail({ id: runId });
    if (!isOpen(run) || !(await this.files.haveEnded(runId))) return;
    await this.runs.update(
      { id: runId, state: In(['QUEUED', 'RUNNING']) },
      { progressNote: 'reading posts, counting verdicts' },
    );
    await this.reading.readPosts(run.sourceId, signal);
    await this.posts.recomputeVerdicts(run.sourceId, signal);
    const verdicts = await this.posts.tallyVerdicts(run.sourceId);
    await this.runs.manager.transaction(async (manager) => {
      if (!isOpen(await lockRun(manager, runId))) return;
      const files = await this.files.ofRun(runId, manager);
      const errors = files.flatMap(({ error }) => error ?? []);
      await manager.update(CollectionRun, runId, {
        tally: { ...sumTallies(files.map(({ tally }) => tally)), verdicts },
        state: errors.length === 0 ? 'SUCCEEDED' : 'FAILED',
        error: errors.length === 0 ? null : errors.join(' '),
        progressNote: null,
        finishedAt: this.clock.now(),
      });
    });
  }
}

/** Queued: resumed after all of its files had ended. */
function isOpen({ state }: CollectionRun): boolean {
  return state === 'QUEUED' || state === 'RUNNING';
}

import { Clock } from '@ethogram/core';
import { PostReadingService, PostService, TombstoneSweep } from '@ethogram/corpus';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { CollectionRun } from './collection-run.entity.js';
import { CollectionRunFiles, lockRun } from './collection-run-files.js';
import { sumTallies } from './import-tally.js';

const MARGIN_MS = 3_600_000;

/** Ends a run of files once the last of them is read. */
@Injectable()
export class ImportFinish {
  constructor(
    @InjectRepository(CollectionRun) private readonly runs: Repository<CollectionRun>,
    private readonly files: CollectionRunFiles,
    private readonly posts: PostService,
    private readonly reading: PostReadingService,
    private readonly tombstones: TombstoneSweep,
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
    if (await this.hadCompany(run)) await this.tombstones.sweep(before(run.startedAt), signal);
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

  /** Whether another worker stored something while one of this run's files was read. */
  private async hadCompany({ id }: CollectionRun): Promise<boolean> {
    const [row]: { had: boolean }[] = await this.runs.query(
      `select exists (
         select from collection_run_files mine, collection_run_files other
         where mine.run_id = $1 and other.id <> mine.id and other.started_at < mine.finished_at
           and coalesce(other.finished_at, 'infinity') > mine.started_at
       ) or exists (
         select from collection_runs mine, collection_runs other
         where mine.id = $1 and other.id <> $1 and other.kind <> 'FILES'
           and other.started_at is not null and coalesce(other.finished_at, 'infinity') > mine.started_at
       ) as had`,
      [id],
    );
    return row?.had ?? true;
  }
}

/** A while earlier: a batch is stamped when it is prepared. */
function before(time: Date | null): Date {
  return new Date((time?.getTime() ?? 0) - MARGIN_MS);
}

/** Queued: resumed after all of its files had ended. */
function isOpen({ state }: CollectionRun): boolean {
  return state === 'QUEUED' || state === 'RUNNING';
}

import type { Clock } from '@ethogram/core';
import { withdrawnAmong } from '@ethogram/corpus';
import { DataSource, type EntityManager } from 'typeorm';
import { GroupCommit } from '../answer-cache/group-commit.js';
import { Run } from './run.entity.js';
import { RunStoppedError } from './run.errors.js';
import { Sample } from './sample.entity.js';

/** Whoever looks at progress looks no more often. */
const TELL_EVERY_MS = 500;

/** Stores samples as they come, with the run's progress, as long as the run is running. */
export class SampleWriter {
  private readonly writes = new GroupCommit<Sample>((batch) => this.store(batch));
  private toldAt = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly runId: string,
    private readonly clock: Clock,
    private readonly onStored: () => Promise<void>,
  ) {}

  /** Resolves when the sample is stored. @throws RunStoppedError when the run was cancelled meanwhile. */
  async add(sample: Sample): Promise<void> {
    await this.writes.add(sample);
  }

  /** Tells the progress once more. */
  async finish(): Promise<void> {
    await this.onStored();
  }

  private async store(batch: readonly Sample[]): Promise<void> {
    await this.dataSource.transaction((manager) => this.insert(manager, batch));
    const now = this.clock.now().getTime();
    if (now - this.toldAt < TELL_EVERY_MS) return;
    this.toldAt = now;
    await this.onStored();
  }

  private async insert(manager: EntityManager, batch: readonly Sample[]): Promise<void> {
    const run = await manager.findOne(Run, {
      where: { id: this.runId, state: 'RUNNING' },
      select: { id: true, suite: true },
      lock: { mode: 'pessimistic_write' },
    });
    if (!run) throw new RunStoppedError(this.runId);
    // A worker that was only slow and not dead may have asked the same: the first answer stands.
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(Sample)
      .values((run.suite === 'moral-judgment' ? await withoutDeleted(manager, batch) : [...batch]) as never)
      .orIgnore()
      .returning('id')
      .execute();
    const stored = (inserted.raw as unknown[]).length;
    // Counted up, not counted anew: a run may have a million samples. The lock on the run keeps it right.
    await manager.query(
      'update runs set progress_done = progress_done + $2, progress_note = null where id = $1',
      [this.runId, stored],
    );
  }
}

/** A post may have been deleted while the model was asked about it: the answer counts, the text is not kept. */
async function withoutDeleted(manager: EntityManager, batch: readonly Sample[]): Promise<Sample[]> {
  const deleted = await withdrawnAmong(manager, [...new Set(batch.map(({ cluster }) => cluster))]);
  return batch.map((sample) =>
    deleted.has(sample.cluster) ? { ...sample, prompt: [], text: null } : sample,
  );
}

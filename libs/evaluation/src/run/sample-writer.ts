import { withdrawnAmong } from '@ethogram/corpus';
import { DataSource, type EntityManager } from 'typeorm';
import { Run } from './run.entity.js';
import { RunStoppedError } from './run.errors.js';
import { Sample } from './sample.entity.js';

const BATCH = 32;

/** Collects samples as they come and stores them in batches, with the run's progress, as long as the run is running. */
export class SampleWriter {
  private waiting: Sample[] = [];
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly runId: string,
    private readonly onStored: () => Promise<void>,
  ) {}

  /** @throws RunStoppedError when the run was cancelled meanwhile. */
  async add(sample: Sample): Promise<void> {
    this.waiting.push(sample);
    // Everybody waits for a write under way, so that a slow database never leaves more than a batch or two to lose.
    await (this.waiting.length >= BATCH ? this.flush() : this.writing);
  }

  /** Stores what waits. One batch at a time, so that progress never goes back. */
  async flush(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    this.writing = this.writing.then(() => this.store(batch));
    return this.writing;
  }

  private async store(batch: readonly Sample[]): Promise<void> {
    if (batch.length === 0) return;
    await this.dataSource.transaction((manager) => this.insert(manager, batch));
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
    await manager
      .createQueryBuilder()
      .insert()
      .into(Sample)
      .values(run.suite === 'moral-judgment' ? await withoutDeleted(manager, batch) : [...batch])
      .orIgnore()
      .execute();
    const progressDone = await manager.countBy(Sample, { runId: this.runId });
    await manager.update(Run, { id: this.runId }, { progressDone, progressNote: null });
  }
}

/** A post may have been deleted while the model was asked about it: the answer counts, the text is not kept. */
async function withoutDeleted(manager: EntityManager, batch: readonly Sample[]): Promise<Sample[]> {
  const deleted = await withdrawnAmong(manager, [...new Set(batch.map(({ cluster }) => cluster))]);
  return batch.map((sample) =>
    deleted.has(sample.cluster) ? { ...sample, prompt: [], text: null } : sample,
  );
}

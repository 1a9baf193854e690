import type { Clock } from '@ethogram/core';
import type { DataSource } from 'typeorm';
import { Run } from '../run/run.entity.js';
import { RunStoppedError } from '../run/run.errors.js';
import { Play } from './play.entity.js';

const NOTE_EVERY_MS = 2000;

/** Stores plays as they end and tells how the others get on, as long as the run is running. */
export class PlayWriter {
  private decisions = 0;
  private underWay = 0;
  private noted: Date;

  constructor(
    private readonly dataSource: DataSource,
    private readonly runId: string,
    private readonly clock: Clock,
    private readonly onStored: () => Promise<void>,
  ) {
    this.noted = clock.now();
  }

  begin(): void {
    this.underWay += 1;
  }

  /** @throws RunStoppedError when the run was cancelled meanwhile: a long play notices before it ends. */
  async decided(): Promise<void> {
    this.decisions += 1;
    const now = this.clock.now();
    if (now.getTime() - this.noted.getTime() < NOTE_EVERY_MS) return;
    this.noted = now;
    const progressNote = `${this.underWay} plays under way, ${this.decisions} decisions so far`;
    const updated = await this.dataSource
      .getRepository(Run)
      .update({ id: this.runId, state: 'RUNNING' }, { progressNote });
    if (updated.affected !== 1) throw new RunStoppedError(this.runId);
  }

  /** @throws RunStoppedError when the run was cancelled meanwhile. */
  async add(play: Play): Promise<void> {
    this.underWay -= 1;
    await this.dataSource.transaction(async (manager) => {
      const run = await manager.findOne(Run, {
        where: { id: this.runId, state: 'RUNNING' },
        select: { id: true },
        lock: { mode: 'pessimistic_write' },
      });
      if (!run) throw new RunStoppedError(this.runId);
      // A worker that was only slow and not dead may have made the same play: the first one stands.
      await manager.createQueryBuilder().insert().into(Play).values(play).orIgnore().execute();
      const progressDone = await manager.countBy(Play, { runId: this.runId });
      await manager.update(Run, { id: this.runId }, { progressDone });
    });
    await this.onStored();
  }
}

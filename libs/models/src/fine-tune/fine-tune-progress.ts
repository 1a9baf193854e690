import { Clock } from '@ethogram/core';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { LaunchHandle } from '@ethogram/launchers';
import { FineTuneEvent } from './fine-tune-event.entity.js';
import { FineTuneRun, type FineTuneState } from './fine-tune-run.entity.js';

/** States in which a job may move a run; everything else belongs to people. */
const MOVING: FineTuneState[] = ['QUEUED', 'STARTING', 'RUNNING'];

/** The rows a job writes about its run. Every change names the states it may start from, so that a cancel always wins. */
@Injectable()
export class FineTuneProgress {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async get(runId: string): Promise<FineTuneRun> {
    return this.dataSource.getRepository(FineTuneRun).findOneByOrFail({ id: runId });
  }

  async running(runId: string): Promise<void> {
    await this.dataSource
      .getRepository(FineTuneRun)
      .update({ id: runId, state: 'STARTING' }, { state: 'RUNNING' });
  }

  async launched(runId: string, launch: LaunchHandle): Promise<void> {
    await this.dataSource
      .createQueryBuilder()
      .update(FineTuneRun)
      .set({ launch: launch as never, launcher: launch.launcher, attempt: () => 'attempt + 1' })
      .where({ id: runId })
      .execute();
  }

  /** Counts the death of the present attempt's trainer once. Returns the deaths of this round. */
  async died(run: FineTuneRun, message: string): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const key = `died:${run.round}:${run.attempt}`;
      const event = {
        runId: run.id,
        key,
        type: 'trainer-died',
        step: run.step,
        message,
        at: this.clock.now(),
      };
      const inserted = await manager
        .createQueryBuilder()
        .insert()
        .into(FineTuneEvent)
        .values(event)
        .orIgnore()
        .returning('key')
        .execute();
      const isNew = Array.isArray(inserted.raw) && inserted.raw.length > 0;
      if (isNew) await manager.increment(FineTuneRun, { id: run.id }, 'deaths', 1);
      return (await manager.findOneByOrFail(FineTuneRun, { id: run.id })).deaths;
    });
  }

  /** Something worth telling that happened once in this attempt. */
  async tell(run: FineTuneRun, type: string, message: string): Promise<void> {
    const event = {
      runId: run.id,
      key: `${type}:${run.round}:${run.attempt}`,
      type,
      step: run.step,
      message,
      at: this.clock.now(),
    };
    await this.dataSource
      .createQueryBuilder()
      .insert()
      .into(FineTuneEvent)
      .values(event)
      .orIgnore()
      .execute();
  }

  async failed(runId: string, error: string): Promise<void> {
    await this.end(runId, MOVING, 'FAILED', error);
    // Cancelled while it was failing: what was asked for has come about.
    await this.end(runId, ['CANCELLING'], 'CANCELLED', null);
  }

  async cancelled(runId: string): Promise<void> {
    await this.end(runId, ['CANCELLING'], 'CANCELLED', null);
  }

  private async end(
    runId: string,
    from: FineTuneState[],
    state: FineTuneState,
    error: string | null,
  ): Promise<void> {
    const finishedAt = this.clock.now();
    await this.dataSource
      .getRepository(FineTuneRun)
      .update({ id: runId, state: In(from) }, { state, error, finishedAt });
  }
}

import { setTimeout as wait } from 'node:timers/promises';
import { Clock } from '@ethogram/core';
import { FineTuneLauncher } from '@ethogram/launchers';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { FineTuneRun, type FineTuneState } from './fine-tune-run.entity.js';

const POLL_MS = 1_000;

/** States in which a run has a trainer, or is about to. */
export const TAKING_A_PLACE: readonly FineTuneState[] = ['STARTING', 'RUNNING', 'CANCELLING'];

/** The places of the launcher, shared by all workers: a run that is `STARTING` or later has one. */
@Injectable()
export class LaunchPlaces {
  constructor(
    private readonly dataSource: DataSource,
    private readonly launcher: FineTuneLauncher,
    private readonly clock: Clock,
  ) {}

  /** Waits until the run has a place, or is queued no more because somebody cancelled it. */
  async take(runId: string, signal: AbortSignal): Promise<void> {
    while (!(await this.tryTake(runId))) await wait(POLL_MS, undefined, { signal });
  }

  private async tryTake(runId: string): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      // Two workers that count at once would both take the last place.
      await manager.query(`select pg_advisory_xact_lock(hashtext('models.take-launch-place'))`);
      const run = await manager.findOneByOrFail(FineTuneRun, { id: runId });
      if (run.state !== 'QUEUED') return true;
      const taken = await manager.countBy(FineTuneRun, { state: In([...TAKING_A_PLACE]) });
      if (taken >= this.launcher.capacity()) return false;
      const startedAt = run.startedAt ?? this.clock.now();
      await manager.update(FineTuneRun, { id: runId, state: 'QUEUED' }, { state: 'STARTING', startedAt });
      return true;
    });
  }
}

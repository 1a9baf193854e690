import { Clock, newId } from '@ethogram/core';
import { TrainingSetService } from '@ethogram/datasets';
import { ConflictError, NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { FineTuneRun } from '../fine-tune/fine-tune-run.entity.js';
import { SweepCell } from './sweep-cell.entity.js';
import { Sweep } from './sweep.entity.js';

/** Opens a sweep that ended without success once more. */
@Injectable()
export class SweepRetry {
  constructor(
    private readonly trainingSets: TrainingSetService,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError; ConflictError unless it failed or was cancelled. */
  async reopen(manager: EntityManager, id: string): Promise<Sweep> {
    const sweep = await manager.findOne(Sweep, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!sweep) throw new NotFoundError('sweep', id);
    if (sweep.state !== 'FAILED' && sweep.state !== 'CANCELLED')
      throw new ConflictError('Only a sweep that failed or was cancelled can be retried.');
    const cells = await manager.findBy(SweepCell, { sweepId: id, state: In(['FAILED', 'CANCELLED']) });
    await this.freshSets(manager, cells);
    const ran = await manager.findBy(FineTuneRun, {
      id: In(cells.map(({ fineTuneRunId }) => fineTuneRunId)),
    });
    const runIds = new Set(ran.map((run) => run.id));
    for (const { key, fineTuneRunId } of cells) {
      const state = runIds.has(fineTuneRunId) ? 'RETRYING' : 'WAITING';
      await manager.update(SweepCell, { sweepId: id, key }, { state, error: null });
    }
    const reopened = { state: 'QUEUED', error: null, finishedAt: null, round: sweep.round + 1 } as const;
    await manager.update(Sweep, { id }, reopened);
    return { ...sweep, ...reopened };
  }

  /** A training set that failed stays as it is; another takes its place. */
  private async freshSets(manager: EntityManager, cells: readonly SweepCell[]): Promise<void> {
    const sets = await this.trainingSets.byIds([...new Set(cells.map((cell) => cell.trainingSetId))]);
    for (const { id, state } of sets) {
      if (state !== 'FAILED' && state !== 'CANCELLED') continue;
      const trainingSetId = newId(this.clock);
      await manager.update(SweepCell, { trainingSetId: id }, { trainingSetId });
    }
  }
}

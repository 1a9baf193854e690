import { Clock } from '@ethogram/core';
import { NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { isCellEnded } from './decide-cells.js';
import { type CellState, SweepCell } from './sweep-cell.entity.js';
import { Sweep } from './sweep.entity.js';

/** The rows of a sweep as its job moves them. Every change of state names the states it may start from. */
@Injectable()
export class SweepStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError */
  async get(id: string): Promise<Sweep> {
    const sweep = await this.dataSource.manager.findOneBy(Sweep, { id });
    if (!sweep) throw new NotFoundError('sweep', id);
    return sweep;
  }

  async cellsOf(sweepIds: readonly string[]): Promise<SweepCell[]> {
    if (sweepIds.length === 0) return [];
    const where = { sweepId: In([...sweepIds]) };
    return this.dataSource.manager.find(SweepCell, { where, order: { sweepId: 'ASC', position: 'ASC' } });
  }

  async begin(id: string): Promise<void> {
    const { manager } = this.dataSource;
    await manager.update(Sweep, { id, state: 'QUEUED' }, { state: 'RUNNING' });
    await manager.update(Sweep, { id, startedAt: IsNull() }, { startedAt: this.clock.now() });
  }

  async noteCell(
    { sweepId, key, state, error }: SweepCell,
    now: { state: CellState; error: string | null },
  ): Promise<void> {
    if (now.state === state && now.error === error) return;
    await this.dataSource.manager.update(SweepCell, { sweepId, key }, { state: now.state, error: now.error });
  }

  /** Ends the sweep if all of its cells have ended. */
  async endIfDone(sweep: Sweep): Promise<boolean> {
    const cells = await this.cellsOf([sweep.id]);
    if (!cells.every(({ state }) => isCellEnded(state))) return false;
    const failed = cells.filter(({ state }) => state === 'FAILED').length;
    const cancelled = cells.filter(({ state }) => state === 'CANCELLED').length;
    if (sweep.state === 'CANCELLING') await this.end(sweep.id, 'CANCELLED', null);
    else if (failed + cancelled === 0) await this.end(sweep.id, 'SUCCEEDED', null);
    else await this.end(sweep.id, 'FAILED', sentenceOf(failed, cancelled, cells.length));
    return true;
  }

  async end(id: string, state: 'SUCCEEDED' | 'FAILED' | 'CANCELLED', error: string | null): Promise<void> {
    const open = { id, state: In(['QUEUED', 'RUNNING', 'CANCELLING'] as const) };
    await this.dataSource.manager.update(Sweep, open, { state, error, finishedAt: this.clock.now() });
  }
}

function sentenceOf(failed: number, cancelled: number, all: number): string {
  const parts = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(cancelled > 0 ? [`${cancelled} ${cancelled === 1 ? 'was' : 'were'} cancelled`] : []),
  ];
  return `Of ${all} trainings ${parts.join(' and ')}; the others are done. Retry takes up those that are not.`;
}

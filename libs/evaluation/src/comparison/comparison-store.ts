import { Clock, type SuiteComparison } from '@ethogram/core';
import {
  ConflictError,
  JobQueue,
  NotFoundError,
  type Page,
  type PageOf,
  pageOrder,
  pageWindow,
  type Sort,
} from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { RunStoppedError } from '../run/run.errors.js';
import { COMPARE_RUNS_JOB } from './compare-runs.job.js';
import { Comparison } from './comparison.entity.js';

type NewComparison = Pick<
  Comparison,
  'id' | 'name' | 'suite' | 'baseRunId' | 'tunedRunId' | 'target' | 'seed' | 'createdById' | 'createdAt'
>;

/** The rows of comparisons. Every change of state names the states it may start from. */
@Injectable()
export class ComparisonStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Comparison and job, or neither. */
  async insert(comparison: NewComparison): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(Comparison, {
        ...comparison,
        state: 'QUEUED',
        progressTotal: 1,
        progressNote: 'Waiting for the worker.',
      });
      const payload = { comparisonId: comparison.id };
      await this.queue.enqueue(COMPARE_RUNS_JOB, payload, { manager, key: comparison.id });
    });
  }

  async find(id: string): Promise<Comparison | null> {
    return this.dataSource.getRepository(Comparison).findOneBy({ id });
  }

  async get(id: string): Promise<Comparison> {
    const comparison = await this.find(id);
    if (!comparison) throw new NotFoundError('comparison', id);
    return comparison;
  }

  async list(page?: Page, sort?: Sort): Promise<PageOf<Comparison>> {
    const order = pageOrder<Comparison>(sort, ['name', 'suite', 'state', 'createdAt', 'finishedAt']);
    const [items, total] = await this.dataSource
      .getRepository(Comparison)
      .findAndCount({ order, ...pageWindow(page) });
    return { items, total };
  }

  async begin(id: string): Promise<void> {
    const change = {
      state: 'RUNNING',
      startedAt: this.clock.now(),
      progressNote: 'Pairing samples.',
    } as const;
    await this.dataSource.getRepository(Comparison).update({ id, state: 'QUEUED' }, change);
  }

  /** @throws RunStoppedError when it was cancelled meanwhile. */
  async succeed(id: string, content: SuiteComparison): Promise<void> {
    const finishedAt = this.clock.now();
    const change = { state: 'SUCCEEDED', content, progressDone: 1, progressNote: null, finishedAt } as const;
    const updated = await this.dataSource
      .getRepository(Comparison)
      .update({ id, state: 'RUNNING' }, change as never);
    if (updated.affected !== 1) throw new RunStoppedError(id);
  }

  async fail(id: string, error: string): Promise<void> {
    await this.end(id, { state: 'FAILED', error });
  }

  /** @throws ConflictError when it has ended. */
  async cancel(id: string): Promise<void> {
    await this.get(id);
    if (!(await this.end(id, { state: 'CANCELLED', error: null })))
      throw new ConflictError('This comparison has already ended.');
  }

  private async end(id: string, change: Pick<Comparison, 'state' | 'error'>): Promise<boolean> {
    const where = { id, state: In(['QUEUED', 'RUNNING'] as const) };
    const updated = await this.dataSource
      .getRepository(Comparison)
      .update(where, { ...change, finishedAt: this.clock.now(), progressNote: null });
    return updated.affected === 1;
  }
}

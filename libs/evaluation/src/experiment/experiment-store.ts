import { Clock, type SweepReportContent } from '@ethogram/core';
import { NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { ExperimentStep } from './experiment-step.entity.js';
import { Experiment, type ExperimentState } from './experiment.entity.js';

/** What is noted of a step; only what is given changes. */
export type StepChange = Partial<
  Pick<ExperimentStep, 'state' | 'error' | 'madeId' | 'progressDone' | 'progressTotal' | 'progressNote'>
>;

const OPEN = ['QUEUED', 'RUNNING', 'CANCELLING'] as const;

/** The rows of an experiment as its job moves them. */
@Injectable()
export class ExperimentStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError */
  async get(id: string): Promise<Experiment> {
    const experiment = await this.dataSource.manager.findOneBy(Experiment, { id });
    if (!experiment) throw new NotFoundError('experiment', id);
    return experiment;
  }

  async stepsOf(experimentIds: readonly string[]): Promise<ExperimentStep[]> {
    if (experimentIds.length === 0) return [];
    return this.dataSource.manager.find(ExperimentStep, {
      where: { experimentId: In([...experimentIds]) },
      order: { experimentId: 'ASC', position: 'ASC' },
    });
  }

  async begin(id: string): Promise<void> {
    const { manager } = this.dataSource;
    await manager.update(Experiment, { id, state: 'QUEUED' }, { state: 'RUNNING' });
    await manager.update(Experiment, { id, startedAt: IsNull() }, { startedAt: this.clock.now() });
  }

  /** Notes what changed, with the times that follow from the state. */
  async note(step: ExperimentStep, change: StepChange): Promise<void> {
    const changed = Object.entries(change).some(([key, value]) => step[key as keyof StepChange] !== value);
    if (!changed) return;
    const { experimentId, key } = step;
    const now = this.clock.now();
    const times = {
      ...(step.startedAt === null && change.state && change.state !== 'QUEUED' ? { startedAt: now } : {}),
      ...(isStepEnded(change.state) ? { finishedAt: now } : {}),
    };
    await this.dataSource.manager.update(ExperimentStep, { experimentId, key }, { ...change, ...times });
    Object.assign(step, change, times);
  }

  async keepContent(id: string, content: SweepReportContent): Promise<void> {
    await this.dataSource.manager.update(Experiment, { id }, { content: content as never });
  }

  async end(id: string, state: ExperimentState, error: string | null): Promise<void> {
    const open = { id, state: In([...OPEN]) };
    await this.dataSource.manager.update(Experiment, open, { state, error, finishedAt: this.clock.now() });
  }
}

export function isStepEnded(state: ExperimentStep['state'] | undefined): boolean {
  return state === 'SUCCEEDED' || state === 'FAILED' || state === 'CANCELLED';
}

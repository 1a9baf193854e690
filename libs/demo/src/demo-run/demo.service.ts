import { Clock, isValueKey, newId, VALUE_KEYS, type ValueKey } from '@ethogram/core';
import { BadInputError, JobQueue } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { DemoRun } from './demo-run.entity.js';
import { RUN_DEMO } from './demo-run.job.js';

export const DEMO_TARGET: ValueKey = 'universalism-nature';
export const DEMO_DELTA = -3;

export interface DemoRequest {
  readonly target?: string;
  /** Points of the survey's scale; negative lowers the value. */
  readonly delta?: number;
  readonly seed?: number;
}

@Injectable()
export class DemoService {
  constructor(
    @InjectRepository(DemoRun) private readonly runs: Repository<DemoRun>,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Starts the demo, or goes on with the same one that was cut off. */
  async start({ target = DEMO_TARGET, delta = DEMO_DELTA, seed = 0 }: DemoRequest = {}): Promise<DemoRun> {
    if (!isValueKey(target))
      throw new BadInputError(`There is no value ${target}; there are ${VALUE_KEYS.join(', ')}.`);
    if (!Number.isInteger(delta) || delta === 0 || Math.abs(delta) > 5)
      throw new BadInputError('The delta is a whole number from -5 to 5 and not 0.');
    return this.runs.manager.transaction(async (manager) => {
      // Two starts at once (the start command and the CLI) must find each other's run.
      await manager.query('lock table demo_runs in share row exclusive mode');
      const unfinished = await manager.findOneBy(DemoRun, {
        target,
        delta,
        seed,
        state: In(['QUEUED', 'RUNNING']),
      });
      const run = unfinished ?? this.newRun(target, delta, seed);
      if (!unfinished) await manager.insert(DemoRun, run);
      await this.queue.enqueue(RUN_DEMO, { demoRunId: run.id }, { manager, key: run.id });
      return run;
    });
  }

  async get(id: string): Promise<DemoRun> {
    return this.runs.findOneByOrFail({ id });
  }

  async newest(): Promise<DemoRun | null> {
    const [run] = await this.runs.find({ order: { createdAt: 'DESC', id: 'DESC' }, take: 1 });
    return run ?? null;
  }

  private newRun(target: ValueKey, delta: number, seed: number): DemoRun {
    return this.runs.create({
      id: newId(this.clock),
      target,
      delta,
      seed,
      state: 'QUEUED',
      step: 0,
      note: null,
      error: null,
      trainingSetId: newId(this.clock),
      fineTuneRunId: newId(this.clock),
      reportId: newId(this.clock),
      createdAt: this.clock.now(),
      startedAt: null,
      finishedAt: null,
    });
  }
}

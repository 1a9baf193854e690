import { Clock } from '@ethogram/core';
import { NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { DEMO_STEPS, DemoRun } from './demo-run.entity.js';

/** The row of a demo run as it goes along. */
@Injectable()
export class DemoRunStore {
  constructor(
    @InjectRepository(DemoRun) private readonly runs: Repository<DemoRun>,
    private readonly clock: Clock,
  ) {}

  async get(id: string): Promise<DemoRun> {
    const run = await this.runs.findOneBy({ id });
    if (!run) throw new NotFoundError('demo run', id);
    return run;
  }

  async enter(id: string, step: number): Promise<void> {
    await this.runs.update(
      { id },
      { state: 'RUNNING', step, note: null, ...(step === 0 ? { startedAt: this.clock.now() } : {}) },
    );
  }

  async note(id: string, note: string): Promise<void> {
    await this.runs.update({ id }, { note });
  }

  async finish(id: string): Promise<void> {
    await this.runs.update(
      { id },
      { state: 'SUCCEEDED', step: DEMO_STEPS.length - 1, finishedAt: this.clock.now(), error: null },
    );
  }

  async fail(id: string, error: string): Promise<void> {
    await this.runs.update({ id }, { state: 'FAILED', error, finishedAt: this.clock.now() });
  }
}

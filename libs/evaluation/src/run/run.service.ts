import { Clock, newId, type ValueKey } from '@ethogram/core';
import {
  type JobState,
  NotFoundError,
  type Page,
  type PageOf,
  pageOrder,
  pageWindow,
  type Sort,
} from '@ethogram/platform';
import { type Outcome, OUTCOMES, type SuiteKey } from '@ethogram/suites';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, type Repository } from 'typeorm';
import type { OutcomeCounts } from '../report/report-content.js';
import { DEFAULT_FAILURE_LIMIT, type FailureLimit, type Steering } from './run-settings.js';
import type { RunSubject } from './run-subject.js';
import { Run } from './run.entity.js';
import { SampleAttempt } from './sample-attempt.entity.js';
import { Sample } from './sample.entity.js';

export interface NewRun {
  readonly subject: RunSubject;
  /** Served name. */
  readonly model: string;
  readonly adapterId: string | null;
  readonly seed: number;
  readonly name?: string | null;
  readonly steering?: Steering | null;
  /** Default 0. */
  readonly repeat?: number;
  readonly failureLimit?: FailureLimit;
}

interface RunQuery {
  readonly suite?: SuiteKey;
  readonly model?: string;
  readonly state?: JobState;
}

export interface SampleQuery {
  readonly runId: string;
  readonly outcome?: Outcome;
  readonly value?: ValueKey;
  /** Found in the prompt, the answer or the key. */
  readonly text?: string;
}

/** Makes and finds runs and reads their samples. Asking the model is the executor's work. */
@Injectable()
export class RunService {
  constructor(
    @InjectRepository(Run) private readonly runs: Repository<Run>,
    @InjectRepository(Sample) private readonly samples: Repository<Sample>,
    private readonly clock: Clock,
  ) {}

  /** Stores a run that waits to be executed, in `manager`'s transaction. */
  async create(manager: EntityManager, wanted: NewRun): Promise<Run> {
    const { subject, model, adapterId, seed } = wanted;
    const run = manager.create(Run, {
      id: newId(this.clock),
      suite: subject.suite,
      model,
      adapterId,
      subject,
      seed,
      name: wanted.name ?? null,
      steering: wanted.steering ?? null,
      repeat: wanted.repeat ?? 0,
      failureLimit: wanted.failureLimit ?? DEFAULT_FAILURE_LIMIT,
      round: 0,
      state: 'QUEUED',
      createdAt: this.clock.now(),
    });
    await manager.insert(Run, run as never);
    return run;
  }

  async get(id: string): Promise<Run> {
    const run = await this.runs.findOneBy({ id });
    if (!run) throw new NotFoundError('run', id);
    return run;
  }

  async byIds(ids: readonly string[]): Promise<Run[]> {
    return ids.length === 0 ? [] : this.runs.findBy({ id: In([...ids]) });
  }

  async list(page?: Page, sort?: Sort, filter?: RunQuery): Promise<PageOf<Run>> {
    const where = {
      ...(filter?.suite ? { suite: filter.suite } : {}),
      ...(filter?.model ? { model: filter.model } : {}),
      ...(filter?.state ? { state: filter.state } : {}),
    };
    const order = pageOrder<Run>(sort, ['suite', 'model', 'state', 'createdAt', 'finishedAt']);
    const [items, total] = await this.runs.findAndCount({ where, order, ...pageWindow(page) });
    return { items, total };
  }

  /** A finished run that measured exactly what this one would. */
  async findIdentical(run: Run): Promise<Run | null> {
    const { manifestHash, suite, model } = run;
    if (manifestHash === null) return null;
    return this.runs.findOne({
      where: { manifestHash, suite, model, state: 'SUCCEEDED' },
      order: { finishedAt: 'DESC' },
    });
  }

  async listSamples({ runId, outcome, value, text }: SampleQuery, page?: Page): Promise<PageOf<Sample>> {
    await this.get(runId);
    const { skip, take } = pageWindow(page);
    const found = this.samples.createQueryBuilder('sample').where('sample.runId = :runId', { runId });
    if (outcome) found.andWhere('sample.outcome = :outcome', { outcome });
    if (value) found.andWhere('sample.value = :value', { value });
    if (text)
      found.andWhere(
        `(sample.text ilike :text or sample.key ilike :text or sample.prompt #>> '{0,content}' ilike :text or sample.prompt #>> '{1,content}' ilike :text)`,
        { text: `%${text.replace(/[\\%_]/g, '\\$&')}%` },
      );
    const [items, total] = await found
      .orderBy('sample.position', 'ASC')
      .offset(skip)
      .limit(take)
      .getManyAndCount();
    return { items, total };
  }

  /** What became of a sample before it was asked again, the latest first. */
  async attempts(runId: string, key: string): Promise<SampleAttempt[]> {
    return this.samples.manager.find(SampleAttempt, { where: { runId, key }, order: { replacedAt: 'DESC' } });
  }

  /** What statistics need of every sample, in the suite's order. */
  async scores(runId: string): Promise<Pick<Sample, 'key' | 'value' | 'cluster' | 'outcome' | 'score'>[]> {
    const select = { key: true, value: true, cluster: true, outcome: true, score: true, id: true } as const;
    return this.samples.find({ where: { runId }, select, order: { position: 'ASC' } });
  }

  /** Counts by outcome of each run, zeros included. */
  async outcomes(runIds: readonly string[]): Promise<Map<string, OutcomeCounts>> {
    const none = (): OutcomeCounts => Object.fromEntries(OUTCOMES.map((name) => [name, 0])) as OutcomeCounts;
    const counts = new Map(runIds.map((id) => [id, none()]));
    if (runIds.length === 0) return counts;
    const rows = await this.samples
      .createQueryBuilder('sample')
      .select(['sample.run_id as "runId"', 'sample.outcome as outcome', 'count(*)::int as samples'])
      .where('sample.run_id in (:...runIds)', { runIds })
      .groupBy('sample.run_id')
      .addGroupBy('sample.outcome')
      .getRawMany<{ runId: string; outcome: Outcome; samples: number }>();
    for (const { runId, outcome, samples } of rows) {
      const ofRun = counts.get(runId);
      if (ofRun) ofRun[outcome] = samples;
    }
    return counts;
  }
}

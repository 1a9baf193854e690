import { AuditService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import { defineJob, JobQueue, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { z } from 'zod';
import { PostReadingService } from '../reading/post-reading.service.js';
import type { Source } from '../source/source.entity.js';
import { SourceService } from '../source/source.service.js';
import { type MadeScenarios, type MakeScenarios, NONE_MADE } from './make-scenarios.js';
import { ScenarioBatch } from './scenario-batch.entity.js';
import { type MakerStep, ScenarioMaker } from './scenario-maker.js';

export const MAKE_SCENARIOS = defineJob({
  name: 'corpus.make-scenarios',
  payload: z.object({ batchId: z.uuid() }),
  retries: 5,
  expireSeconds: 12 * 3600,
  concurrency: 1,
  tellsDeath: true,
});

const ENDED: readonly string[] = ['SUCCEEDED', 'FAILED', 'CANCELLED'];

/** Makes scenarios in the background, or at once in this process. */
@Injectable()
export class ScenarioBatchService {
  constructor(
    @InjectRepository(ScenarioBatch) private readonly batches: Repository<ScenarioBatch>,
    private readonly maker: ScenarioMaker,
    private readonly sources: SourceService,
    private readonly reading: PostReadingService,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError for an unknown source */
  async start(viewer: Viewer | null, request: MakeScenarios): Promise<ScenarioBatch> {
    const source = await this.sources.get(request.sourceId);
    const batch = this.batches.create({
      id: newId(this.clock),
      sourceId: source.id,
      request,
      state: 'QUEUED',
      result: NONE_MADE,
      cursor: '',
      progressDone: 0,
      progressTotal: 0,
      progressNote: null,
      error: null,
      requestedBy: viewer?.personId ?? null,
      createdAt: this.clock.now(),
      startedAt: null,
      finishedAt: null,
    });
    await this.batches.manager.transaction(async (manager) => {
      await manager.insert(ScenarioBatch, batch);
      await this.queue.enqueue(MAKE_SCENARIOS, { batchId: batch.id }, { manager, key: batch.id });
    });
    await this.audit.record(viewer, 'started-making-scenarios', 'source', source.id, { ...request });
    return batch;
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<ScenarioBatch> {
    const batch = await this.batches.findOneBy({ id });
    if (!batch) throw new NotFoundError('making of scenarios', id);
    return batch;
  }

  /** Runs a started batch to its end, from where it stands: killed anywhere and run again it makes and counts the same. */
  async run(id: string, signal?: AbortSignal): Promise<void> {
    const { sourceId } = await this.get(id);
    const source = await this.sources.get(sourceId);
    if (!(await this.begin(id, source))) return;
    await this.reading.readPosts(source.id, signal);
    for (let isOver = false; !isOver;) {
      signal?.throwIfAborted();
      isOver = await this.runStep(id, source);
    }
    await this.finish(id, source);
  }

  /** Makes scenarios in this process, without a row or a job: for the command line and the demo. */
  async makeNow(viewer: Viewer | null, request: MakeScenarios, signal?: AbortSignal): Promise<MadeScenarios> {
    const source = await this.sources.get(request.sourceId);
    await this.reading.readPosts(source.id, signal);
    let step: MakerStep = { result: await this.firstCounts(source), cursor: '', looked: 0 };
    while (step.cursor !== null) {
      signal?.throwIfAborted();
      const before = { result: step.result, cursor: step.cursor };
      step = await this.batches.manager.transaction((manager) =>
        this.maker.makeBatch(manager, source, request, before),
      );
    }
    await this.audit.record(viewer, 'made-scenarios', 'source', source.id, { ...step.result });
    return step.result;
  }

  /** Ends a batch whose tries are used up. */
  async giveUp(id: string): Promise<void> {
    const error =
      'Making scenarios stopped on a fault of the platform, which its log names. Start it again to go on.';
    await this.batches.update(
      { id, state: 'RUNNING' },
      { state: 'FAILED', error, finishedAt: this.clock.now() },
    );
    await this.batches.update(
      { id, state: 'QUEUED' },
      { state: 'FAILED', error, finishedAt: this.clock.now() },
    );
  }

  private async firstCounts(source: Source): Promise<MadeScenarios> {
    const [row]: { scenarios: number }[] = await this.batches.query(
      `select count(*)::int as scenarios from scenarios where source_id = $1`,
      [source.id],
    );
    return { ...NONE_MADE, alreadyThere: row?.scenarios ?? 0 };
  }

  /** Counts what there is, once, however many workers begin. False when the batch has ended. */
  private async begin(id: string, source: Source): Promise<boolean> {
    return this.batches.manager.transaction(async (manager) => {
      const batch = await lockBatch(manager, id);
      if (ENDED.includes(batch.state)) return false;
      if (batch.startedAt !== null) return true;
      const progressTotal = await this.maker.countCandidates(manager, source.id);
      const result = await this.firstCounts(source);
      const startedAt = this.clock.now();
      const progressNote = 'reading posts';
      await manager.update(ScenarioBatch, id, {
        state: 'RUNNING',
        startedAt,
        progressTotal,
        result,
        progressNote,
      });
      return true;
    });
  }

  /** One batch of posts together with the counts and the place, so that both are kept or neither. True after the last. */
  private async runStep(id: string, source: Source): Promise<boolean> {
    return this.batches.manager.transaction(async (manager) => {
      const batch = await lockBatch(manager, id);
      const step = await this.maker.makeBatch(manager, source, batch.request, batch);
      await manager.update(ScenarioBatch, id, {
        result: step.result,
        cursor: step.cursor ?? batch.cursor,
        progressDone: batch.progressDone + step.looked,
        progressNote: 'posts',
      });
      return step.cursor === null;
    });
  }

  private async finish(id: string, source: Source): Promise<void> {
    const { affected } = await this.batches.update(
      { id, state: 'RUNNING' },
      { state: 'SUCCEEDED', progressNote: null, finishedAt: this.clock.now() },
    );
    if (affected !== 1) return;
    const { result } = await this.get(id);
    await this.audit.record(null, 'made-scenarios', 'source', source.id, { ...result });
  }
}

async function lockBatch(manager: EntityManager, id: string): Promise<ScenarioBatch> {
  return manager.findOneOrFail(ScenarioBatch, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

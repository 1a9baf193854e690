import type { Readable } from 'node:stream';
import { AuditService } from '@ethogram/accounts';
import { Clock, isValueKey, newId, type TrainingRow } from '@ethogram/core';
import {
  BadInputError,
  JobQueue,
  NotFoundError,
  type Page,
  type PageOf,
  pageOrder,
  pageWindow,
  type Sort,
  type Viewer,
} from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { BUILD_TRAINING_SET } from './build-training-set.job.js';
import { heldOutFamilies } from './held-out-families.js';
import { TrainingSetExport } from './training-set-export.js';
import { TrainingSet } from './training-set.entity.js';

export interface CreateTrainingSetRequest {
  /** Given by a caller that may ask twice: the second time it gets what the first made. */
  readonly id?: string;
  /** Default: says target, delta and model. */
  readonly name?: string | null;
  readonly instrumentId: string;
  /** Served name of the model to be fine-tuned. */
  readonly baseModel: string;
  /** Key of a value. */
  readonly target: string;
  /** Points of the rating scale; negative lowers the value, 0 makes a sham set. */
  readonly delta: number;
  readonly seed: number;
  /** Default: families 3, 4, 7 and 8 of each value. */
  readonly heldOutFamilies?: readonly string[] | null;
}

/** Makes and finds training sets. */
@Injectable()
export class TrainingSetService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instruments: InstrumentService,
    private readonly exports: TrainingSetExport,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores what is wanted and leaves the asking of the model to the job queue.
   * @param viewer null: the command line of the installation itself.
   * @throws BadInputError for an unknown value or family, or a delta the scale cannot hold.
   */
  async create(viewer: Viewer | null, request: CreateTrainingSetRequest): Promise<TrainingSet> {
    const known = request.id
      ? await this.dataSource.manager.findOneBy(TrainingSet, { id: request.id })
      : null;
    if (known) return known;
    const set = await this.checked(viewer, request);
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(TrainingSet, set);
      await this.queue.enqueue(BUILD_TRAINING_SET, { trainingSetId: set.id }, { manager, key: set.id });
    });
    const { target, delta, baseModel } = set;
    await this.audit.record(viewer, 'created', 'training-set', set.id, { target, delta, baseModel });
    return set;
  }

  private async checked(viewer: Viewer | null, request: CreateTrainingSetRequest): Promise<TrainingSet> {
    const { instrumentId, target, delta, seed } = request;
    const instrument = await this.instruments.get(instrumentId);
    const width = instrument.scaleMax - instrument.scaleMin;
    if (!isValueKey(target)) throw new BadInputError(`There is no value ${target}.`);
    if (!Number.isInteger(delta) || Math.abs(delta) > width) {
      throw new BadInputError(`The delta is a whole number from -${width} to ${width}.`);
    }
    const baseModel = request.baseModel.trim();
    if (baseModel === '') throw new BadInputError('A training set needs the name of a served model.');
    const items = await this.instruments.items(instrumentId);
    const families = heldOutFamilies(
      items.map((item) => item.family),
      request.heldOutFamilies ?? undefined,
    );
    const trained = items.some((item) => item.value === target && !families.includes(item.family));
    if (!trained)
      throw new BadInputError(`No item of ${target} would be trained on: hold fewer of its families out.`);
    return this.dataSource.manager.create(TrainingSet, {
      id: request.id ?? newId(this.clock),
      name: request.name?.trim() || `${target} ${delta < 0 ? '' : '+'}${delta}, ${baseModel}`,
      instrumentId,
      baseModel,
      target,
      delta,
      seed,
      heldOutFamilies: families,
      state: 'QUEUED',
      progressDone: 0,
      progressTotal: 0,
      progressNote: null,
      labelProbe: null,
      rowCount: 0,
      contentHash: null,
      fileHash: null,
      manifest: null,
      error: null,
      createdById: viewer?.personId ?? null,
      createdAt: this.clock.now(),
      startedAt: null,
      finishedAt: null,
    });
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<TrainingSet> {
    const set = await this.dataSource.manager.findOneBy(TrainingSet, { id });
    if (!set) throw new NotFoundError('training set', id);
    return set;
  }

  async byIds(ids: readonly string[]): Promise<TrainingSet[]> {
    return ids.length === 0 ? [] : this.dataSource.manager.findBy(TrainingSet, { id: In([...ids]) });
  }

  async list(page?: Page, sort?: Sort): Promise<PageOf<TrainingSet>> {
    const [items, total] = await this.dataSource.manager.findAndCount(TrainingSet, {
      order: pageOrder<TrainingSet>(sort, ['createdAt', 'name', 'target', 'delta', 'state']),
      ...pageWindow(page),
    });
    return { items, total };
  }

  /** The first rows of finished sets, by set. */
  async previews(ids: readonly string[], limit: number): Promise<Map<string, TrainingRow[]>> {
    return this.exports.firstRows(ids, limit);
  }

  /**
   * How many deleted posts each set was made from. None so far: sets hold survey items, which nobody on Reddit wrote. A
   * set made from releases adds the revoked rows of these here, and the adapters trained on it follow.
   */
  async affectedByDeletions(ids: readonly string[]): Promise<Map<string, number>> {
    return new Map(ids.map((id) => [id, 0]));
  }

  /** See `TrainingSetExport.stream`. */
  stream(id: string): Readable {
    return this.exports.stream(id);
  }

  /** Writes the rows to a file a trainer reads: whole or not at all, checked against the hash. */
  async exportTo(id: string, path: string): Promise<void> {
    await this.exports.exportTo(id, path);
  }
}

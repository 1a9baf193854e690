import { type Page, type PageOf, pageOrder, pageWindow, type Sort } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { FineTuneEvent } from './fine-tune-event.entity.js';
import { FineTuneMetric } from './fine-tune-metric.entity.js';
import { FineTuneRun } from './fine-tune-run.entity.js';

/** Reads runs and what happened in them, many at a time for lists. */
@Injectable()
export class FineTuneCatalogueService {
  constructor(
    @InjectRepository(FineTuneRun) private readonly runs: Repository<FineTuneRun>,
    @InjectRepository(FineTuneMetric) private readonly metrics: Repository<FineTuneMetric>,
    @InjectRepository(FineTuneEvent) private readonly events: Repository<FineTuneEvent>,
  ) {}

  async list(page?: Page, sort?: Sort): Promise<PageOf<FineTuneRun>> {
    const order = pageOrder<FineTuneRun>(sort, [
      'name',
      'baseModel',
      'state',
      'createdAt',
      'startedAt',
      'finishedAt',
    ]);
    const [items, total] = await this.runs.findAndCount({ order, ...pageWindow(page) });
    return { items, total };
  }

  async byIds(ids: readonly string[]): Promise<FineTuneRun[]> {
    return ids.length === 0 ? [] : this.runs.findBy({ id: In([...ids]) });
  }

  /** In order of steps; of a step that was trained or measured twice, the one that counts: the later. */
  async metricsOf(
    runIds: readonly string[],
    split: FineTuneMetric['split'] = 'train',
  ): Promise<FineTuneMetric[]> {
    if (runIds.length === 0) return [];
    return this.metrics
      .createQueryBuilder('metric')
      .distinctOn(['metric.runId', 'metric.step'])
      .where('metric.run_id in (:...runIds) and metric.split = :split', { runIds, split })
      .orderBy('metric.runId')
      .addOrderBy('metric.step')
      .addOrderBy('metric.byteOffset', 'DESC')
      .getMany();
  }

  async eventsOf(runIds: readonly string[]): Promise<FineTuneEvent[]> {
    if (runIds.length === 0) return [];
    return this.events.find({ where: { runId: In([...runIds]) }, order: { at: 'ASC', key: 'ASC' } });
  }
}

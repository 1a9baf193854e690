import { AuditService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import { SourceService } from '@ethogram/corpus';
import { BadInputError, DomainError, JobQueue, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { FetchService } from '../fetch/fetch.service.js';
import { fetchRequest } from '../fetch/fetch-request.js';
import type { CollectionRequest } from '../run/collection-request.js';
import { CollectionRun } from '../run/collection-run.entity.js';
import { CollectionSchedule } from './collection-schedule.entity.js';
import { parseCron } from './cron.js';
import { RUN_SCHEDULE } from './run-schedule.js';

export interface ScheduleChange {
  /** Absent: a new one. */
  id?: string | null;
  sourceId: string;
  name: string;
  cron: string;
  enabled: boolean;
  request: CollectionRequest;
}

export interface ScheduleView {
  schedule: CollectionSchedule;
  /** Why it does not, or last time did not, start a run. */
  problem: string | null;
  /** Null when it is switched off. */
  nextAt: Date | null;
}

const OPEN = In(['QUEUED', 'RUNNING', 'PAUSED']);

/** Listings that are fetched again and again. The times are the queue's; what a schedule does when its time comes is here. */
@Injectable()
export class CollectionScheduleService {
  constructor(
    @InjectRepository(CollectionSchedule) private readonly schedules: Repository<CollectionSchedule>,
    private readonly sources: SourceService,
    private readonly fetches: FetchService,
    private readonly queue: JobQueue,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(sourceId: string): Promise<ScheduleView[]> {
    const found = await this.schedules.find({ where: { sourceId }, order: { createdAt: 'ASC', id: 'ASC' } });
    const refusal = found.length === 0 ? null : await this.refusal(sourceId);
    return Promise.all(found.map((schedule) => this.view(schedule, refusal)));
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<ScheduleView> {
    const schedule = await this.schedules.findOneBy({ id });
    if (!schedule) throw new NotFoundError('schedule', id);
    return this.view(schedule, await this.refusal(schedule.sourceId));
  }

  /** Makes a schedule or changes one. @throws DomainError that says what is wrong with it */
  async save(viewer: Viewer | null, change: ScheduleChange): Promise<ScheduleView> {
    const schedule = await this.checked(viewer, change);
    const { id, cron, enabled } = schedule;
    await this.schedules.manager.transaction(async (manager) => {
      await manager.save(CollectionSchedule, schedule);
      if (enabled) await this.queue.schedule(RUN_SCHEDULE, { scheduleId: id }, { manager, key: id, cron });
      else await this.queue.unschedule(RUN_SCHEDULE, { manager, key: id });
    });
    const { name, request } = schedule;
    await this.audit.record(viewer, 'saved', 'collection-schedule', id, { name, cron, enabled, request });
    return this.get(id);
  }

  /** Its runs stay. @throws NotFoundError */
  async delete(viewer: Viewer | null, id: string): Promise<void> {
    const { schedule } = await this.get(id);
    await this.schedules.manager.transaction(async (manager) => {
      await this.queue.unschedule(RUN_SCHEDULE, { manager, key: id });
      await manager.delete(CollectionSchedule, id);
    });
    await this.audit.record(viewer, 'deleted', 'collection-schedule', id, { name: schedule.name });
  }

  /** What happens when its time comes: a run, unless the one before has not ended, or a problem to show. */
  async start(id: string): Promise<CollectionRun | null> {
    return this.schedules.manager.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const schedule = await manager.findOne(CollectionSchedule, { where: { id, enabled: true }, lock });
      if (!schedule) return null;
      const open = await manager.findOneBy(CollectionRun, { scheduleId: id, state: OPEN });
      if (open) {
        const problem = `The run before had not ended, so none was started at ${this.clock.now().toISOString()}.`;
        await manager.update(CollectionSchedule, id, { problem });
        return null;
      }
      const { sourceId, request } = schedule;
      try {
        const run = await this.fetches.startOn(manager, {
          sourceId,
          kind: 'LISTING',
          request,
          scheduleId: id,
        });
        await manager.update(CollectionSchedule, id, { problem: null, lastStartedAt: run.createdAt });
        return run;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        await manager.update(CollectionSchedule, id, { problem: error.message });
        return null;
      }
    });
  }

  private async checked(viewer: Viewer | null, change: ScheduleChange): Promise<CollectionSchedule> {
    const name = change.name.trim();
    if (name === '') throw new BadInputError('A schedule needs a name.');
    const cron = change.cron.trim().split(/\s+/).join(' ');
    parseCron(cron);
    const request = fetchRequest('LISTING', change.request);
    const { sourceId, enabled } = change;
    if (enabled) await this.sources.requireApiCollectable(sourceId);
    const before = change.id ? (await this.get(change.id)).schedule : null;
    if (before && before.sourceId !== sourceId)
      throw new BadInputError('A schedule stays with its source: make another one for this source.');
    return this.schedules.create({
      id: before?.id ?? newId(this.clock),
      ...{ sourceId: (await this.sources.get(sourceId)).id, name, cron, request, enabled },
      problem: null,
      lastStartedAt: before?.lastStartedAt ?? null,
      createdBy: before ? before.createdBy : (viewer?.personId ?? null),
      createdAt: before?.createdAt ?? this.clock.now(),
    });
  }

  /** Why no schedule of this source can start a run now. */
  private async refusal(sourceId: string): Promise<string | null> {
    try {
      await this.sources.requireApiCollectable(sourceId);
      this.fetches.requireApi();
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error.message;
      throw error;
    }
  }

  private async view(schedule: CollectionSchedule, refusal: string | null): Promise<ScheduleView> {
    const { enabled, cron, problem } = schedule;
    const nextAt = enabled ? await this.queue.nextTime(cron, this.clock.now()) : null;
    return { schedule, problem: enabled ? (refusal ?? problem) : problem, nextAt };
  }
}

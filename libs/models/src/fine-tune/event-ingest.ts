import type { TrainerEvent } from '@ethogram/core';
import { Clock } from '@ethogram/core';
import { type EventPage, FineTuneLauncher, type LaunchHandle, type TailedEvent } from '@ethogram/launchers';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { FineTuneEvent } from './fine-tune-event.entity.js';
import { FineTuneMetric } from './fine-tune-metric.entity.js';
import { FineTuneRun } from './fine-tune-run.entity.js';

/** Brings what a trainer wrote into the database: rows and the place read up to in one transaction. */
@Injectable()
export class EventIngest {
  constructor(
    private readonly dataSource: DataSource,
    private readonly launcher: FineTuneLauncher,
    private readonly clock: Clock,
  ) {}

  /** Stores everything new. Any number of workers may do so at once: each line is stored by one of them. */
  async ingest(runId: string, handle: LaunchHandle): Promise<void> {
    const runs = this.dataSource.getRepository(FineTuneRun);
    for (let more = true; more;) {
      const { eventsOffset } = await runs.findOneOrFail({
        where: { id: runId },
        select: { id: true, eventsOffset: true },
      });
      const page = await this.launcher.events(handle, eventsOffset);
      if (page.nextOffset === eventsOffset) return;
      await this.dataSource.transaction((manager) => this.store(manager, runId, eventsOffset, page));
      more = page.hasMore;
    }
  }

  private async store(manager: EntityManager, runId: string, from: number, page: EventPage): Promise<void> {
    const moved = await manager.update(
      FineTuneRun,
      { id: runId, eventsOffset: from },
      { eventsOffset: page.nextOffset },
    );
    if (moved.affected !== 1) return; // Another worker stored these lines first.
    const metrics = page.events.flatMap((line) => metricOf(runId, line) ?? []);
    if (metrics.length > 0) {
      await manager.createQueryBuilder().insert().into(FineTuneMetric).values(metrics).orIgnore().execute();
    }
    const events = [
      ...page.events.flatMap((line) => eventOf(runId, line) ?? []),
      ...this.problemsOf(runId, page),
    ];
    if (events.length > 0) {
      await manager.createQueryBuilder().insert().into(FineTuneEvent).values(events).orIgnore().execute();
    }
    await updateRun(
      manager,
      runId,
      page.events.map(({ event }) => event),
    );
  }

  private problemsOf(runId: string, page: EventPage): FineTuneEvent[] {
    const at = this.clock.now();
    return page.problems.map(({ offset, reason }) => ({
      runId,
      key: `problem:${offset}`,
      type: 'unreadable-line',
      step: null,
      message: `A line of the trainer is ${reason}.`,
      at,
    }));
  }
}

function metricOf(runId: string, { offset, event }: TailedEvent): FineTuneMetric | null {
  if (!hasNumbers(event) || event.step === undefined) return null;
  const { step, epoch = null, loss = null, learningRate = null, meanTokenAccuracy = null } = event;
  const { entropy = null, gradNorm = null, tokens = null } = event;
  return {
    runId,
    byteOffset: offset,
    step,
    split: event.type === 'validation' ? 'validation' : 'train',
    epoch,
    loss,
    learningRate,
    meanTokenAccuracy,
    entropy,
    gradNorm,
    tokens,
    at: new Date(event.at),
  };
}

function eventOf(runId: string, { offset, event }: TailedEvent): FineTuneEvent | null {
  if (hasNumbers(event)) return null;
  const { type, step = null, message = null } = event;
  return { runId, key: `trainer:${offset}`, type, step, message, at: new Date(event.at) };
}

/** Lines that are points of a curve; everything else is something that happened. */
function hasNumbers({ type }: TrainerEvent): boolean {
  return type === 'progress' || type === 'validation';
}

/** Of each, the newest that was said. */
const SAID_OF_RUN = ['step', 'totalSteps', 'gpuSeconds', 'cpuSeconds', 'environment'] as const;

async function updateRun(
  manager: EntityManager,
  runId: string,
  events: readonly TrainerEvent[],
): Promise<void> {
  const change = Object.fromEntries(
    SAID_OF_RUN.flatMap((field) => {
      const newest = events.findLast((event) => event[field] !== undefined)?.[field];
      return newest === undefined ? [] : [[field, newest]];
    }),
  );
  if (Object.keys(change).length > 0) await manager.update(FineTuneRun, { id: runId }, change);
}

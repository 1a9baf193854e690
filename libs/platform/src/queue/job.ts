import type { EntityManager } from 'typeorm';
import type { z } from 'zod';

/** A kind of work: its queue, the shape of its payload, and how often it is tried again. */
export interface JobDefinition<Payload extends object = object> {
  /** `domain.verb-noun`. */
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** Tries after the first; a killed worker costs one. */
  readonly retries: number;
  /** Longest a try may take, in seconds. */
  readonly expireSeconds: number;
  /** How many of these one worker runs side by side. */
  readonly concurrency: number;
  /** Five fields, UTC: started by the clock as well, with the empty payload. */
  readonly cron?: string;
  /**
   * The method marked with `HandlesDeadJob` is told when all tries are used up, even when no worker lived to say so: its
   * place to end the row that the job was to fill.
   */
  readonly tellsDeath?: true;
}

export function defineJob<Payload extends object>(
  definition: JobDefinition<Payload>,
): JobDefinition<Payload> {
  return definition;
}

export interface JobContext {
  /** Aborted when the worker stops or the job's time is up. */
  readonly signal: AbortSignal;
  /** 0 on the first try. */
  readonly attempt: number;
  readonly isLastAttempt: boolean;
}

/** What work waits in. Jobs are enqueued inside the transaction that needs them. */
export abstract class JobQueue {
  /** Commits or vanishes with `manager`'s transaction. Only one job of a kind waits or runs per `key`; a second is dropped. */
  abstract enqueue<Payload extends object>(
    job: JobDefinition<Payload>,
    payload: Payload,
    options: { manager: EntityManager; key: string },
  ): Promise<void>;

  /**
   * From now on the clock enqueues the job, within a minute of each time `cron` names (five fields, UTC), unless the job
   * of this key still waits or runs. Replaces what was scheduled under the key; commits with `manager`'s transaction.
   */
  abstract schedule<Payload extends object>(
    job: JobDefinition<Payload>,
    payload: Payload,
    options: { manager: EntityManager; key: string; cron: string },
  ): Promise<void>;

  /** Takes a schedule away, on `manager`'s transaction; nothing happens when there is none. */
  abstract unschedule(job: JobDefinition, options: { manager: EntityManager; key: string }): Promise<void>;

  /** The next time a schedule names after `from`. */
  abstract nextTime(cron: string, from: Date): Promise<Date>;

  /** Whether a job waits or runs whose payload has these fields, as `manager`'s transaction sees it. */
  abstract isOpen<Payload extends object>(
    job: JobDefinition<Payload>,
    payload: Partial<Payload>,
    manager: EntityManager,
  ): Promise<boolean>;
}

import { SetMetadata } from '@nestjs/common';
import type { JobContext, JobDefinition } from './job.js';

export const HANDLES_JOB = Symbol('handles-job');
export const HANDLES_DEAD_JOB = Symbol('handles-dead-job');

type Handler<Payload> = (payload: Payload, context: JobContext) => Promise<void>;

/** Marks the method of a provider that does the work; the worker finds it, nobody registers it by hand. */
export function HandlesJob<Payload extends object>(
  job: JobDefinition<Payload>,
): <T extends Handler<Payload>>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<T>,
) => void {
  return (target, key, descriptor) => {
    SetMetadata(HANDLES_JOB, job)(target, key, descriptor);
  };
}

/**
 * Marks the method that is told when a job's tries are used up. It is told late and maybe twice, and somebody may have
 * started the work anew meanwhile: ask `JobQueue.isOpen` before ending anything.
 */
export function HandlesDeadJob<Payload extends object>(
  job: JobDefinition<Payload> & { readonly tellsDeath?: true },
): <T extends (payload: Payload) => Promise<void>>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<T>,
) => void {
  if (!job.tellsDeath) throw new Error(`The job ${job.name} does not tell its death.`);
  return (target, key, descriptor) => {
    SetMetadata(HANDLES_DEAD_JOB, job)(target, key, descriptor);
  };
}

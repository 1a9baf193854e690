import { SetMetadata } from '@nestjs/common';
import type { JobContext, JobDefinition } from './job.js';

export const HANDLES_JOB = Symbol('handles-job');

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

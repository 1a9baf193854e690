import { DomainError } from '@ethogram/platform';
import { RedditError } from '@ethogram/reddit';

/** Why a fetch stopped, in sentences for people, and whether trying again by itself may help. */
export interface FetchFailure {
  error: string;
  mayPass: boolean;
}

const GO_ON = 'Resume the run to go on where it stopped.';

/** An answer nobody understands may have been cut by something on the way, so it is asked for again too. */
export function failureOf(error: unknown): FetchFailure {
  if (error instanceof RedditError) {
    const mayPass = error.retryable || error.code === 'MALFORMED';
    return { error: `${error.message} ${GO_ON}`, mayPass };
  }
  if (error instanceof DomainError) return { error: error.message, mayPass: false };
  return {
    error: `The run stopped on a fault of the platform, which its log names. ${GO_ON}`,
    mayPass: true,
  };
}

/** For a run whose workers died one after another without a word. */
export const WORKER_DIED = `The worker that fetched this died or lost the database, more often than it is tried again; its log may say why. ${GO_ON}`;

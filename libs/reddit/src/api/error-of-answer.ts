import type { HttpFailure } from '@ethogram/platform/http';
import { RedditError } from './reddit.errors.js';

/** What an HTTP status of Reddit's API means. Its bodies are not quoted: some are pages of HTML. */
export function errorOfStatus(status: number): RedditError {
  const details = { status };
  // Reddit sends whoever asks for an unknown subreddit on to its search.
  if (status === 404 || (status >= 300 && status < 400))
    return new RedditError('NOT_FOUND', 'Reddit knows no such subreddit or post: check the name.', details);
  switch (status) {
    case 401:
      return new RedditError(
        'UNAUTHORIZED',
        'Reddit refuses the credentials: check ETHOGRAM_REDDIT_CLIENT_ID and the other ETHOGRAM_REDDIT settings.',
        details,
      );
    case 403:
    case 451:
      return new RedditError(
        'FORBIDDEN',
        `Reddit does not let this be read (status ${status}): the subreddit may be private, or your app's approval may have ended.`,
        details,
      );
    case 429:
      return new RedditError('RATE_LIMITED', 'Reddit asks to send fewer requests: try again later.', details);
    default:
      return status >= 500 || status === 408
        ? new RedditError('UNAVAILABLE', `Reddit has trouble (status ${status}): try again later.`, details)
        : new RedditError('BAD_REQUEST', `Reddit does not take this request (status ${status}).`, details);
  }
}

export function errorOfFailure(failure: HttpFailure): RedditError {
  const details = { cause: failure };
  switch (failure.kind) {
    case 'UNREACHABLE':
    case 'BROKEN':
    case 'TIMEOUT':
      return new RedditError(
        'UNAVAILABLE',
        `Reddit cannot be reached: ${failure.message} Try again later, or check the network.`,
        details,
      );
    case 'TOO_LARGE':
      return new RedditError('MALFORMED', `Reddit's answer is too large: ${failure.message}`, details);
    case 'FOREIGN_ADDRESS':
      return new RedditError('BAD_REQUEST', failure.message, details);
  }
}

export function notJson(status: number): RedditError {
  return new RedditError('MALFORMED', 'Reddit answered with something that is not JSON: try again later.', {
    status,
  });
}

/** `what` the answer should have been, as in "a listing". */
export function malformed(what: string): RedditError {
  return new RedditError(
    'MALFORMED',
    `Reddit answered with something that is not ${what}: try again later, and report it when it stays.`,
  );
}

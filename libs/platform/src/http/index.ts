/** A door of its own, without the framework: adapters are used where there is none. */
export { HttpClient, type HttpAnswer, type HttpClientOptions, type HttpRequest } from './http-client.js';
export { HttpFailure, type HttpFailureKind } from './http.errors.js';
export {
  DEFAULT_RETRY_POLICY,
  delayBeforeRetry,
  parseRetryAfter,
  retryAfterOf,
  type RetryPolicy,
  type Sleep,
  sleepUnlessAborted,
  unseededUniform,
} from './retry-policy.js';

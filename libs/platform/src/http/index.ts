/** A door of its own, without the framework: adapters are used where there is none. */
export {
  HttpClient,
  type HttpAnswer,
  type HttpClientOptions,
  type HttpRequest,
  type HttpStream,
} from './http-client.js';
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
export {
  type LeanHttpAnswer,
  LeanHttpClient,
  type LeanHttpClientOptions,
  type LeanHttpRequest,
} from './lean-http-client.js';

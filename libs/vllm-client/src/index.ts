export type { ModelClientWorld } from './testing/contract-world.js';
export { type ContractCase, modelClientContract } from './testing/model-client-contract.js';
export {
  FakeModelClient,
  type FakeCapabilities,
  type FakeModelClientOptions,
  type Support,
} from './testing/fake-model-client.js';
export { answersByPhrase, type AnswerTable } from './testing/fake-answer.js';
export {
  type StubFailure,
  type StubRequest,
  StubVllmServer,
  type StubVllmServerOptions,
} from './testing/stub-vllm-server.js';
export { DEFAULT_RETRY_POLICY, type RetryPolicy, type Sleep } from '@ethogram/platform/http';
export { orderByPrefix, promptOfMessages } from './order/order-by-prefix.js';
export type { Completion, CompletionRequest } from './http/completion.js';
export type { ServerMetrics } from './http/metrics.js';
export { labelInText } from './labels/label-in-text.js';
export type {
  LabelDistribution,
  LabelMethod,
  LabelProbe,
  LabelReadingRequest,
  LabelTokenIds,
  PassedOverMethod,
} from './labels/label-method.js';
export { type LabelProbeRequest, probeLabelMethod } from './labels/probe-label-method.js';
export { readLabelDistribution } from './labels/read-label-distribution.js';
export { mapWithConcurrency } from './map-with-concurrency.js';
export {
  MalformedAnswerError,
  ModelBadRequestError,
  ModelClientError,
  type ModelClientErrorCode,
  ModelGatewayError,
  ModelNotFoundError,
  ModelNotImplementedError,
  ModelOverloadedError,
  ModelPoolMismatchError,
  ModelServerFaultError,
  ModelTimeoutError,
  ModelUnauthorizedError,
  ModelUnavailableError,
  ModelUnprocessableError,
  PromptTooLongError,
} from './model-client.errors.js';
export {
  type AdapterLocation,
  type AnswerPosition,
  type ChatAnswer,
  type ChatDelta,
  type ChatMessage,
  type ChatRequest,
  type ChatStreamRequest,
  type Health,
  type LogprobRequest,
  type ModelCard,
  ModelClient,
  type TextScore,
  type TextScoreRequest,
  type Tokenization,
  type TokenizeRequest,
  type TokenLogprob,
} from './model-client.port.js';
export { vllmPool } from './pool/vllm-pool.js';
export { ModelPool, type ModelPoolOptions } from './pool/model-pool.js';
export { VllmModelClient, type VllmModelClientOptions } from './vllm-model-client.js';

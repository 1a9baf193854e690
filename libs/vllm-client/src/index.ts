export {
  type ContractCase,
  modelClientContract,
  type ModelClientWorld,
} from './testing/model-client-contract.js';
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
export { labelInText } from './labels/label-in-text.js';
export type {
  LabelDistribution,
  LabelMethod,
  LabelProbe,
  LabelReadingRequest,
  LabelTokenIds,
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
  type ChatMessage,
  type ChatRequest,
  type Health,
  type LogprobRequest,
  type ModelCard,
  ModelClient,
  type Tokenization,
  type TokenizeRequest,
  type TokenLogprob,
} from './model-client.port.js';
export { VllmModelClient, type VllmModelClientOptions } from './vllm-model-client.js';

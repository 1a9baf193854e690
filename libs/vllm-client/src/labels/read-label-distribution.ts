import { mapWithConcurrency } from '../map-with-concurrency.js';
import { MalformedAnswerError } from '../model-client.errors.js';
import type { AnswerPosition, ChatRequest, LogprobRequest, ModelClient } from '../model-client.port.js';
import { labelInText } from './label-in-text.js';
import { labelMasses, renormalise } from './label-mass.js';
import type { LabelDistribution, LabelReadingRequest } from './label-method.js';
import { ANSWER_TOKENS, TOP_LOGPROBS } from './probe-label-method.js';

const DEFAULT_REPEATS = 20;
const DEFAULT_CONCURRENCY = 4;

/**
 * Reads how probable each label is as the model's answer, by the method a probe found. Rejects with
 * `MalformedAnswerError` when a server no longer brings what it brought to the probe: falling back in silence would
 * mix methods.
 */
export async function readLabelDistribution(
  client: ModelClient,
  request: LabelReadingRequest,
): Promise<LabelDistribution> {
  switch (request.method) {
    case 'token-ids':
      return readTokenIds(client, request);
    case 'top-logprobs':
      return readTopLogprobs(client, request);
    case 'structured-choice':
      return sample(client, { ...request, structuredChoice: request.labels });
    case 'text':
      return sample(client, request);
  }
}

async function readTokenIds(client: ModelClient, request: LabelReadingRequest): Promise<LabelDistribution> {
  const { labels, labelTokenIds } = request;
  const ids = labels.flatMap((label) => labelTokenIds?.[label] ?? []);
  if (labels.some((label) => !labelTokenIds?.[label]?.length)) {
    throw new TypeError('Reading by token ids needs the token ids of every label.');
  }
  const { text, first } = await readFirstToken(client, request, { kind: 'tokenIds', ids });
  const known = new Set([first, ...first.alternatives].map(({ tokenId }) => tokenId));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0) {
    throw new MalformedAnswerError(`The answer lacks the log probabilities of tokens ${missing.join(', ')}`);
  }
  const distribution = renormalise(labelMasses(first, labels, labelTokenIds), labels);
  return { ...distribution, method: 'token-ids', text, samples: 1 };
}

async function readTopLogprobs(
  client: ModelClient,
  request: LabelReadingRequest,
): Promise<LabelDistribution> {
  const { labels, labelTokenIds } = request;
  const top = { kind: 'top', n: TOP_LOGPROBS, ...(labelTokenIds ? { asTokenIds: true } : {}) } as const;
  const { text, first } = await readFirstToken(client, request, top);
  if (labelTokenIds && first.tokenId === null) {
    throw new MalformedAnswerError('The answer names its tokens by text instead of by id');
  }
  const distribution = renormalise(labelMasses(first, labels, labelTokenIds), labels);
  return { ...distribution, method: 'top-logprobs', text, samples: 1 };
}

async function readFirstToken(
  client: ModelClient,
  request: LabelReadingRequest,
  logprobs: LogprobRequest,
): Promise<{ text: string; first: AnswerPosition }> {
  const answer = await client.chat({ ...chatOf(request), maxTokens: 1, temperature: 0, logprobs });
  const first = answer.positions?.[0];
  if (!first) throw new MalformedAnswerError('The answer brought no log probabilities');
  return { text: answer.text, first };
}

/** Estimates probabilities as shares of `repeats` answers at temperature 1, drawn with seeds counted up from `seed`. */
async function sample(
  client: ModelClient,
  request: LabelReadingRequest & { readonly structuredChoice?: readonly string[] },
): Promise<LabelDistribution> {
  const { labels, method, signal, structuredChoice, repeats = DEFAULT_REPEATS } = request;
  if (!Number.isInteger(repeats) || repeats < 1) throw new RangeError('At least one answer has to be drawn.');
  const draw = async (seed: number): Promise<string> => {
    const part = {
      seed,
      temperature: 1,
      maxTokens: ANSWER_TOKENS,
      ...(structuredChoice ? { structuredChoice } : {}),
    };
    return (await client.chat({ ...chatOf(request), ...part })).text;
  };
  const seeds = Array.from({ length: repeats }, (_, index) => request.seed + index);
  const texts = await mapWithConcurrency(seeds, request.concurrency ?? DEFAULT_CONCURRENCY, draw, signal);
  const masses = new Map<string, number>();
  for (const text of texts) {
    const label = labelInText(text, labels);
    if (label !== null) masses.set(label, (masses.get(label) ?? 0) + 1 / repeats);
  }
  return { ...renormalise(masses, labels), method, text: texts[0] ?? '', samples: repeats };
}

function chatOf(request: LabelReadingRequest): ChatRequest {
  const { model, messages, seed, signal } = request;
  return { model, messages, seed, maxTokens: 1, temperature: 0, ...(signal ? { signal } : {}) };
}

import {
  MalformedAnswerError,
  ModelBadRequestError,
  ModelNotImplementedError,
  ModelUnprocessableError,
} from '../model-client.errors.js';
import type {
  AnswerPosition,
  ChatMessage,
  ChatRequest,
  LogprobRequest,
  ModelClient,
} from '../model-client.port.js';
import { labelMasses } from './label-mass.js';
import type { LabelProbe, LabelTokenIds } from './label-method.js';
import { labelTokens } from './label-tokens.js';

export interface LabelProbeRequest {
  readonly model: string;
  readonly labels: readonly string[];
  /** The kind of prompt that will be used later. Default: a plain request for one of the labels. */
  readonly messages?: readonly ChatMessage[];
  readonly signal?: AbortSignal;
}

/** The most a server with vLLM's defaults reports. */
export const TOP_LOGPROBS = 20;
/** vLLM's limit on `logprob_token_ids`. */
const MOST_TOKEN_IDS = 128;
const CHOICE_REPEATS = 3;
/** Long enough for the labels in use, short enough for a server that ignores the constraint. */
export const ANSWER_TOKENS = 16;

/**
 * Finds the best way to read label probabilities from one model of one server. Decided by what came back and not by
 * what was accepted: servers that imitate the API take fields they do not know and leave them out of the answer.
 */
export async function probeLabelMethod(client: ModelClient, request: LabelProbeRequest): Promise<LabelProbe> {
  const { labels } = request;
  if (labels.length === 0 || new Set(labels).size !== labels.length) {
    throw new RangeError('Labels to probe must be distinct, and there must be at least one.');
  }
  const messages = request.messages ?? [askingFor(labels)];
  const ask: Ask = (part) => answerOrRefusal(client, { ...baseOf(request), messages, ...part });
  const tokens = await labelTokens(client, { ...request, messages });
  const ids = tokens.kind === 'single' ? tokens.ids : undefined;
  if (ids && (await bringsTokenIds(ask, ids))) {
    return { method: 'token-ids', labelTokenIds: ids, singleTokenLabels: true };
  }
  if (ids && (await bringsTopTokenIds(ask, labels, ids))) {
    return { method: 'top-logprobs', labelTokenIds: ids, singleTokenLabels: true };
  }
  if (tokens.kind !== 'multiple' && (await bringsTopTexts(ask, labels, ids !== undefined))) {
    return { method: 'top-logprobs', singleTokenLabels: true };
  }
  const method = (await enforcesChoice(ask, labels)) ? 'structured-choice' : 'text';
  return { method, singleTokenLabels: ids !== undefined };
}

type Ask = (part: Partial<ChatRequest>) => Promise<{ text: string; first: AnswerPosition | null } | null>;

async function bringsTokenIds(ask: Ask, labelTokenIds: LabelTokenIds): Promise<boolean> {
  const ids = Object.values(labelTokenIds).flat();
  if (ids.length > MOST_TOKEN_IDS) return false;
  const first = (await ask({ logprobs: { kind: 'tokenIds', ids } }))?.first;
  const known = new Set(first ? [first, ...first.alternatives].map(({ tokenId }) => tokenId) : []);
  return ids.every((id) => known.has(id));
}

async function bringsTopTokenIds(ask: Ask, labels: readonly string[], ids: LabelTokenIds): Promise<boolean> {
  const first = await firstOfTop(ask, { kind: 'top', n: TOP_LOGPROBS, asTokenIds: true });
  return first !== null && labelMasses(first, labels, ids).size > 0;
}

/** Without a tokenizer, only seeing every label as a token of its own shows that each is one. */
async function bringsTopTexts(ask: Ask, labels: readonly string[], singleTokens: boolean): Promise<boolean> {
  const first = await firstOfTop(ask, { kind: 'top', n: TOP_LOGPROBS });
  return first !== null && labelMasses(first, labels, undefined).size >= (singleTokens ? 1 : labels.length);
}

/** One alternative alone is the answer's own token: the request for more was ignored. */
async function firstOfTop(ask: Ask, logprobs: LogprobRequest): Promise<AnswerPosition | null> {
  const first = (await ask({ logprobs }))?.first ?? null;
  return first !== null && first.alternatives.length > 1 ? first : null;
}

/** Asks for something that is none of the labels: only a server that enforces the choice still answers with one. */
async function enforcesChoice(ask: Ask, labels: readonly string[]): Promise<boolean> {
  const messages = [{ role: 'user', content: 'Write a short greeting.' }] as const;
  for (let seed = 0; seed < CHOICE_REPEATS; seed += 1) {
    const part = { messages, seed, temperature: 1, maxTokens: ANSWER_TOKENS, structuredChoice: labels };
    const answer = await ask(part);
    if (answer === null || !labels.includes(answer.text)) return false;
  }
  return true;
}

/** null when the server turns the request down as such; other failures say nothing about what it can do. */
async function answerOrRefusal(client: ModelClient, request: ChatRequest): ReturnType<Ask> {
  try {
    const { text, positions } = await client.chat(request);
    return { text, first: positions?.[0] ?? null };
  } catch (error) {
    if (REFUSALS.some((refusal) => error instanceof refusal)) return null;
    throw error;
  }
}

const REFUSALS = [
  MalformedAnswerError,
  ModelBadRequestError,
  ModelNotImplementedError,
  ModelUnprocessableError,
];

function baseOf({ model, signal }: LabelProbeRequest): Omit<ChatRequest, 'messages'> {
  return { model, maxTokens: 1, temperature: 0, seed: 0, ...(signal ? { signal } : {}) };
}

function askingFor(labels: readonly string[]): ChatMessage {
  return { role: 'user', content: `Answer with exactly one of these and nothing else: ${labels.join(', ')}` };
}

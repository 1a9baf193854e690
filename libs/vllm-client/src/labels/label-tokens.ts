import { mapWithConcurrency } from '../map-with-concurrency.js';
import {
  MalformedAnswerError,
  ModelBadRequestError,
  ModelGatewayError,
  ModelNotFoundError,
  ModelNotImplementedError,
  ModelUnauthorizedError,
  ModelUnprocessableError,
} from '../model-client.errors.js';
import type { ChatMessage, ModelClient, Tokenization, TokenizeRequest } from '../model-client.port.js';
import type { LabelTokenIds } from './label-method.js';

export interface LabelTokensRequest {
  readonly model: string;
  readonly labels: readonly string[];
  /** The conversation the labels answer. */
  readonly messages: readonly ChatMessage[];
  readonly signal?: AbortSignal;
}

/** `multiple`: some label takes several tokens, or shares its token with another. `unknown`: the server does not say. */
export type LabelTokens =
  | { readonly kind: 'single'; readonly ids: LabelTokenIds }
  | { readonly kind: 'multiple' }
  | { readonly kind: 'unknown' };

const CONCURRENCY = 4;

/**
 * Finds the tokens that spell each label at the start of an answer: the one that follows the conversation when the
 * answer is the label, and the label's other one-token spellings, bare and after a space.
 */
export async function labelTokens(client: ModelClient, request: LabelTokensRequest): Promise<LabelTokens> {
  const { labels, signal } = request;
  const opening = await tokensOf(client, { ...request, addGenerationPrompt: true });
  const spellings = await mapWithConcurrency(
    labels,
    CONCURRENCY,
    (label) => spellingsOf(client, request, label, opening),
    signal,
  );
  if (spellings.some((found) => found === null)) return { kind: 'unknown' };
  const counts = new Map<number, number>();
  for (const id of spellings.flatMap((found) => found ?? [])) counts.set(id, (counts.get(id) ?? 0) + 1);
  const distinct = spellings.map((found) => (found ?? []).filter((id) => counts.get(id) === 1));
  if (distinct.some((ids) => ids.length === 0)) return { kind: 'multiple' };
  return {
    kind: 'single',
    ids: Object.fromEntries(labels.map((label, index) => [label, distinct[index] ?? []])),
  };
}

/** Distinct one-token spellings of a label; empty if it has none, null if the server cannot split text at all. */
async function spellingsOf(
  client: ModelClient,
  request: LabelTokensRequest,
  label: string,
  opening: Tokenization | null,
): Promise<number[] | null> {
  const { model, messages, signal } = request;
  const bare = [label, ` ${label}`].map((prompt) => tokensOf(client, withSignal({ model, prompt }, signal)));
  const alone = (await Promise.all(bare)).filter((tokenization) => tokenization !== null);
  const single = alone.flatMap((tokenization) => onlyToken(tokenization) ?? []);
  const answered = [...messages, { role: 'assistant', content: label } as const];
  const continued = await tokensOf(
    client,
    withSignal({ model, messages: answered, continueFinalMessage: true }, signal),
  );
  const following = continued && opening ? tokensAfter(opening, continued) : null;
  if (alone.length === 0 && following === null) return null;
  if (following === null) return [...new Set(single)];
  const [first] = following.tokens;
  const inContext = onlyToken(following);
  if (inContext !== null) return [...new Set([inContext, ...single])];
  // A server that closes the turn although told not to adds tokens after the label; the first one still is the label.
  return first !== undefined && single.includes(first) ? [...new Set(single)] : [];
}

function tokensAfter(opening: Tokenization, continued: Tokenization): Tokenization | null {
  const { length } = opening.tokens;
  if (opening.tokens.some((token, index) => continued.tokens[index] !== token)) return null;
  return {
    tokens: continued.tokens.slice(length),
    tokenTexts: continued.tokenTexts?.slice(length) ?? null,
    maxModelLength: continued.maxModelLength,
  };
}

/** The one token of a text, unless it is a special one such as the mark for unknown text. */
function onlyToken({ tokens, tokenTexts }: Tokenization): number | null {
  const [token] = tokens;
  if (token === undefined || tokens.length !== 1) return null;
  return /^<.+>$|^\[UNK\]$/.test(tokenTexts?.[0] ?? '') ? null : token;
}

/** null when the server refuses: without the route, behind a proxy that guards it, or with another idea of it. */
async function tokensOf(client: ModelClient, request: TokenizeRequest): Promise<Tokenization | null> {
  try {
    return await client.tokenize(request);
  } catch (error) {
    if (REFUSALS.some((refusal) => error instanceof refusal)) return null;
    throw error;
  }
}

const REFUSALS = [
  MalformedAnswerError,
  ModelBadRequestError,
  ModelGatewayError,
  ModelNotFoundError,
  ModelNotImplementedError,
  ModelUnauthorizedError,
  ModelUnprocessableError,
];

function withSignal<Request extends object>(request: Request, signal: AbortSignal | undefined): Request {
  return signal ? { ...request, signal } : request;
}

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
import { commonProbe } from './common-probe.js';
import type { LabelMethod, LabelProbe, LabelTokenIds, PassedOverMethod } from './label-method.js';
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
const LONGEST_REASON = 300;
/** Long enough for the labels in use, short enough for a server that ignores the constraint. */
export const ANSWER_TOKENS = 16;

/**
 * Finds the best way to read label probabilities from one model, wherever it is served: of several servers, what all of
 * them can do. Decided by what came back and not by what was accepted: servers that imitate the API take fields they do
 * not know and leave them out of the answer.
 */
export async function probeLabelMethod(client: ModelClient, request: LabelProbeRequest): Promise<LabelProbe> {
  const { labels } = request;
  if (labels.length === 0 || new Set(labels).size !== labels.length) {
    throw new RangeError('Labels to probe must be distinct, and there must be at least one.');
  }
  const servers = await client.endpoints();
  return commonProbe(await Promise.all(servers.map((server) => probeServer(server, request))));
}

async function probeServer(client: ModelClient, request: LabelProbeRequest): Promise<LabelProbe> {
  const { labels } = request;
  const messages = request.messages ?? [askingFor(labels)];
  const ask: Ask = (part) => answerOrRefusal(client, { ...baseOf(request), messages, ...part });
  const tokens = await labelTokens(client, { ...request, messages });
  const ids = tokens.kind === 'single' ? tokens.ids : undefined;
  const passedOver: PassedOverMethod[] = [];
  const works = async (method: LabelMethod, check: () => Promise<string | null>): Promise<boolean> => {
    const reason = await check();
    if (reason !== null) passedOver.push({ method, reason });
    return reason === null;
  };
  const found = (probe: LabelProbe): LabelProbe => ({
    ...probe,
    ...(passedOver.length > 0 ? { passedOver } : {}),
  });
  const unspelled =
    tokens.kind === 'multiple' ? SEVERAL_TOKENS : 'the server does not say how it splits text into tokens';
  if (await works('token-ids', async () => (ids ? lacksTokenIds(ask, ids) : unspelled)))
    return found({ method: 'token-ids', ...(ids ? { labelTokenIds: ids } : {}), singleTokenLabels: true });
  if (ids && (await works('top-logprobs', () => lacksTopTokenIds(ask, labels, ids))))
    return found({ method: 'top-logprobs', labelTokenIds: ids, singleTokenLabels: true });
  const byText = async (): Promise<string | null> =>
    tokens.kind === 'multiple' ? SEVERAL_TOKENS : lacksTopTexts(ask, labels, ids !== undefined);
  if (await works('top-logprobs', byText)) return found({ method: 'top-logprobs', singleTokenLabels: true });
  const chosen = await works('structured-choice', () => lacksChoice(ask, labels));
  return found({ method: chosen ? 'structured-choice' : 'text', singleTokenLabels: ids !== undefined });
}

type Answer = { readonly text: string; readonly first: AnswerPosition | null };
/** With what the server said when it turned the request down as such. */
type Ask = (part: Partial<ChatRequest>) => Promise<Answer | { readonly refusal: string }>;

const SEVERAL_TOKENS = 'a label takes several tokens, or shares its token with another';
const NO_LOGPROBS = 'accepted and ignored: the answer brought no log probabilities';

async function lacksTokenIds(ask: Ask, labelTokenIds: LabelTokenIds): Promise<string | null> {
  const ids = Object.values(labelTokenIds).flat();
  if (ids.length > MOST_TOKEN_IDS) return `the labels have ${ids.length} tokens, more than ${MOST_TOKEN_IDS}`;
  const answer = await ask({ logprobs: { kind: 'tokenIds', ids } });
  if ('refusal' in answer) return answer.refusal;
  if (!answer.first) return NO_LOGPROBS;
  const known = new Set([answer.first, ...answer.first.alternatives].map(({ tokenId }) => tokenId));
  const missing = ids.filter((id) => !known.has(id)).length;
  return missing === 0
    ? null
    : `accepted and ignored: the answer lacks ${missing} of the ${ids.length} tokens asked for`;
}

async function lacksTopTokenIds(
  ask: Ask,
  labels: readonly string[],
  ids: LabelTokenIds,
): Promise<string | null> {
  const top = await firstOfTop(ask, { kind: 'top', n: TOP_LOGPROBS, asTokenIds: true });
  if (typeof top === 'string') return top;
  return labelMasses(top, labels, ids).size > 0 ? null : 'the answer names no label by its token id';
}

/** Without a tokenizer, only seeing every label as a token of its own shows that each is one. */
async function lacksTopTexts(
  ask: Ask,
  labels: readonly string[],
  singleTokens: boolean,
): Promise<string | null> {
  const top = await firstOfTop(ask, { kind: 'top', n: TOP_LOGPROBS });
  if (typeof top === 'string') return top;
  const seen = labelMasses(top, labels, undefined).size;
  if (seen >= (singleTokens ? 1 : labels.length)) return null;
  return `only ${seen} of the ${labels.length} labels were seen as tokens of their own`;
}

/** The first position, or what is wrong. One alternative alone is the answer's own token: the request for more was ignored. */
async function firstOfTop(ask: Ask, logprobs: LogprobRequest): Promise<AnswerPosition | string> {
  const answer = await ask({ logprobs });
  if ('refusal' in answer) return answer.refusal;
  if (!answer.first) return NO_LOGPROBS;
  if (answer.first.alternatives.length > 1) return answer.first;
  return 'accepted and ignored: the answer brought no alternatives';
}

/** Asks for something that is none of the labels: only a server that enforces the choice still answers with one. */
async function lacksChoice(ask: Ask, labels: readonly string[]): Promise<string | null> {
  const messages = [{ role: 'user', content: 'Write a short greeting.' }] as const;
  for (let seed = 0; seed < CHOICE_REPEATS; seed += 1) {
    const part = { messages, seed, temperature: 1, maxTokens: ANSWER_TOKENS, structuredChoice: labels };
    const answer = await ask(part);
    if ('refusal' in answer) return answer.refusal;
    if (!labels.includes(answer.text)) return 'accepted and ignored: the answer was none of the choices';
  }
  return null;
}

/** Only what the server turns down as such; other failures say nothing about what it can do. */
async function answerOrRefusal(client: ModelClient, request: ChatRequest): ReturnType<Ask> {
  try {
    const { text, positions } = await client.chat(request);
    return { text, first: positions?.[0] ?? null };
  } catch (error) {
    if (!REFUSALS.some((refusal) => error instanceof refusal)) throw error;
    return { refusal: `refused: ${(error as Error).message.slice(0, LONGEST_REASON)}` };
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

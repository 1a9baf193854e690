import { SeededRandom } from '@ethogram/core';
import type {
  AnswerPosition,
  ChatAnswer,
  ChatMessage,
  ChatRequest,
  TokenLogprob,
} from '../model-client.port.js';
import { END_TOKEN, textOfToken, tokensOfMessages, tokensOfText } from './fake-vocabulary.js';

/** Probability of each whole answer to a conversation; scaled to sum to 1. */
export type AnswerTable = (messages: readonly ChatMessage[]) => Readonly<Record<string, number>>;

/** How vLLM sends minus infinity. */
const IMPOSSIBLE = -9999;
const PRIVATE_USE_AREA = 0xe000;

/** An answer table from phrases: the first rule whose phrase the last message contains, else `otherwise`. */
export function answersByPhrase(
  rules: readonly (readonly [phrase: string, answers: Readonly<Record<string, number>>])[],
  otherwise: Readonly<Record<string, number>>,
): AnswerTable {
  return (messages) => {
    const asked = messages.at(-1)?.content ?? '';
    return rules.find(([phrase]) => asked.includes(phrase))?.[1] ?? otherwise;
  };
}

/**
 * Answers as the table says: the likeliest answer at temperature 0, else one drawn with the request's seed. Log
 * probabilities are those of the table before any constraint, as vLLM reports them.
 */
export function fakeAnswer(request: ChatRequest, table: AnswerTable): ChatAnswer {
  const answers = scaled(table(request.messages));
  const whole = chooseAnswer(request, answers);
  const tokens = tokensOfText(whole).slice(0, request.maxTokens);
  const text = tokens.map(textOfToken).join('');
  return {
    text,
    finishReason: text === whole ? 'stop' : 'length',
    positions: request.logprobs
      ? tokens.map((_, index) => positionOf(request, answers, tokens, index))
      : null,
    promptTokens: tokensOfMessages(request.messages, 'generation-prompt').length,
    answerTokens: tokens.length,
  };
}

function chooseAnswer(request: ChatRequest, answers: ReadonlyMap<string, number>): string {
  const { structuredChoice } = request;
  const allowed = structuredChoice
    ? new Map(structuredChoice.map((choice) => [choice, answers.get(choice) ?? 0]))
    : answers;
  const total = sum(allowed.values());
  const candidates = [...allowed].map(([answer, p]) => ({
    answer,
    p: total > 0 ? p / total : 1 / allowed.size,
  }));
  if (request.temperature === 0)
    return candidates.reduce((best, other) => (other.p > best.p ? other : best)).answer;
  const { seed, model, messages } = request;
  let rest = SeededRandom.from(seed, model, ...messages.map(({ content }) => content)).next();
  const drawn = candidates.find(({ p }) => (rest -= p) < 0);
  return (drawn ?? candidates[candidates.length - 1])?.answer ?? '';
}

function positionOf(
  request: ChatRequest,
  answers: ReadonlyMap<string, number>,
  tokens: readonly number[],
  index: number,
): AnswerPosition {
  const taken = tokens[index] ?? END_TOKEN;
  const next = nextTokens(answers, tokens.slice(0, index).map(textOfToken).join(''));
  const logprobOf = (id: number): number => (next.has(id) ? Math.log(next.get(id) ?? 0) : IMPOSSIBLE);
  const byId = request.logprobs?.kind === 'tokenIds' || request.logprobs?.asTokenIds;
  const named = (id: number): TokenLogprob => ({
    tokenId: byId ? id : null,
    text: byId ? null : textOfToken(id),
    logprob: logprobOf(id),
  });
  return { ...named(taken), alternatives: wantedTokens(request, next, taken).map(named) };
}

/** The taken token is always reported, whether it was asked for or not. */
function wantedTokens(request: ChatRequest, next: ReadonlyMap<number, number>, taken: number): number[] {
  const { logprobs } = request;
  if (logprobs?.kind === 'tokenIds') return [...new Set([taken, ...logprobs.ids])];
  const count = logprobs?.n ?? 0;
  const likeliest = [...next].sort(([, p], [, q]) => q - p).map(([id]) => id);
  const fillers = Array.from({ length: count }, (_, index) => PRIVATE_USE_AREA + index);
  return [...new Set([taken, ...[...likeliest, ...fillers].slice(0, count)])];
}

/** p(next token | what was written so far): the share of the answers that go on with it. */
function nextTokens(answers: ReadonlyMap<string, number>, written: string): Map<number, number> {
  const going = [...answers].filter(([answer, p]) => p > 0 && answer.startsWith(written));
  const total = sum(going.map(([, p]) => p));
  const next = new Map<number, number>();
  for (const [answer, p] of going) {
    const id = answer.codePointAt(written.length) ?? END_TOKEN;
    next.set(id, (next.get(id) ?? 0) + p / total);
  }
  return next;
}

function scaled(answers: Readonly<Record<string, number>>): Map<string, number> {
  const total = sum(Object.values(answers));
  if (!(total > 0))
    throw new RangeError('An answer table needs at least one answer with a positive probability.');
  return new Map(Object.entries(answers).map(([answer, p]) => [answer, p / total]));
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}

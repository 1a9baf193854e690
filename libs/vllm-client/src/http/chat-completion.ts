import { z } from 'zod';
import { MalformedAnswerError } from '../model-client.errors.js';
import type {
  AnswerPosition,
  ChatAnswer,
  ChatDelta,
  ChatRequest,
  LogprobRequest,
  TokenLogprob,
} from '../model-client.port.js';

const tokenLogprob = z.object({ token: z.string(), logprob: z.number() });
const choice = z.object({
  message: z.object({ content: z.string().nullish() }),
  finish_reason: z.string().nullish(),
  logprobs: z
    .object({
      content: z.array(tokenLogprob.extend({ top_logprobs: z.array(tokenLogprob).nullish() })).nullish(),
    })
    .nullish(),
});

/** The needed part of the body of POST /v1/chat/completions. */
export const CHAT_COMPLETION = z.object({
  choices: z.array(choice),
  usage: z.object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() }).nullish(),
});

/** The needed part of an event of a streamed answer. The one with the usage has no choices. */
export const CHAT_CHUNK = z.object({
  choices: z.array(
    z.object({
      delta: z.object({ content: z.string().nullish() }).nullish(),
      finish_reason: z.string().nullish(),
    }),
  ),
});

/** null for an event that brings nothing, such as the one that only names the role. */
export function chatDeltaOf(chunk: z.infer<typeof CHAT_CHUNK>): ChatDelta | null {
  const [first] = chunk.choices;
  const text = first?.delta?.content ?? '';
  const finishReason = first?.finish_reason ?? null;
  return text === '' && finishReason === null ? null : { text, finishReason };
}

export function chatBody(request: ChatRequest, templateArguments: object): object {
  return {
    model: request.model,
    messages: request.messages,
    // The older of the two names: servers that imitate the API ignore the newer one without a word.
    max_tokens: request.maxTokens,
    temperature: request.temperature,
    seed: request.seed,
    chat_template_kwargs: templateArguments,
    ...(request.logprobs ? logprobFields(request.logprobs) : {}),
    ...(request.structuredChoice ? { structured_outputs: { choice: request.structuredChoice } } : {}),
  };
}

function logprobFields(request: LogprobRequest): object {
  if (request.kind === 'tokenIds') {
    return { logprobs: true, logprob_token_ids: request.ids, return_tokens_as_token_ids: true };
  }
  return {
    logprobs: true,
    top_logprobs: request.n,
    ...(request.asTokenIds ? { return_tokens_as_token_ids: true } : {}),
  };
}

export function chatAnswerOf(body: z.infer<typeof CHAT_COMPLETION>): ChatAnswer {
  const [first] = body.choices;
  if (!first)
    throw new MalformedAnswerError('The model server answered without a single choice', { status: 200 });
  return {
    text: first.message.content ?? '',
    finishReason: first.finish_reason ?? null,
    positions: first.logprobs?.content?.map(positionOf) ?? null,
    promptTokens: body.usage?.prompt_tokens ?? null,
    answerTokens: body.usage?.completion_tokens ?? null,
  };
}

interface WireLogprob {
  readonly token: string;
  readonly logprob: number;
}

function positionOf(
  position: WireLogprob & { top_logprobs?: WireLogprob[] | null | undefined },
): AnswerPosition {
  return { ...tokenOf(position), alternatives: (position.top_logprobs ?? []).map(tokenOf) };
}

/** With `return_tokens_as_token_ids` a token is spelled "token_id:17"; two tokens of one spelling stay apart. */
function tokenOf({ token, logprob }: WireLogprob): TokenLogprob {
  const id = /^token_id:(\d+)$/.exec(token)?.[1];
  return id === undefined
    ? { tokenId: null, text: token, logprob }
    : { tokenId: Number(id), text: null, logprob };
}

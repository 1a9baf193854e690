import { z } from 'zod';
import type {
  ChatAnswer,
  ChatRequest,
  LogprobRequest,
  ModelCard,
  TextScore,
  TextScoreRequest,
  TokenLogprob,
  Tokenization,
  TokenizeRequest,
} from '../model-client.port.js';

const messages = z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() }));

const chatRequest = z.object({
  model: z.string(),
  messages,
  max_tokens: z.number(),
  temperature: z.number(),
  seed: z.number(),
  logprobs: z.boolean().default(false),
  top_logprobs: z.number().optional(),
  logprob_token_ids: z.array(z.number()).optional(),
  return_tokens_as_token_ids: z.boolean().default(false),
  structured_outputs: z.object({ choice: z.array(z.string()) }).optional(),
});

export function readChatRequest(body: unknown): ChatRequest {
  const wire = chatRequest.parse(body);
  const logprobs = wire.logprobs ? readLogprobs(wire) : null;
  return {
    model: wire.model,
    messages: wire.messages,
    maxTokens: wire.max_tokens,
    temperature: wire.temperature,
    seed: wire.seed,
    ...(logprobs ? { logprobs } : {}),
    ...(wire.structured_outputs ? { structuredChoice: wire.structured_outputs.choice } : {}),
  };
}

function readLogprobs(wire: z.infer<typeof chatRequest>): LogprobRequest {
  if (wire.logprob_token_ids) return { kind: 'tokenIds', ids: wire.logprob_token_ids };
  return { kind: 'top', n: wire.top_logprobs ?? 0, asTokenIds: wire.return_tokens_as_token_ids };
}

export function isStream(body: unknown): boolean {
  return z.object({ stream: z.literal(true) }).safeParse(body).success;
}

/** The events of a streamed answer as vLLM sends them: the role first, then a delta a token, `[DONE]` last. */
export function writeChatEvents(answer: ChatAnswer): string[] {
  const chunk = (delta: object, finish: string | null): string =>
    JSON.stringify({
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    });
  return [
    chunk({ role: 'assistant', content: '' }, null),
    ...Array.from(answer.text, (content) => chunk({ content }, null)),
    chunk({ content: '' }, answer.finishReason),
    '[DONE]',
  ];
}

const scoreRequest = z.object({
  model: z.string(),
  prompt: z.string(),
  echo: z.literal(true),
  max_tokens: z.literal(0),
  logprobs: z.number(),
});

export function readScoreRequest(body: unknown): TextScoreRequest {
  const { model, prompt } = scoreRequest.parse(body);
  return { model, text: prompt };
}

/** The sum is spread evenly: only it is read again. */
export function writeTextScore({ tokens, logprob }: TextScore): object {
  const each = Array.from({ length: tokens }, () => logprob / tokens);
  return {
    object: 'text_completion',
    choices: [{ index: 0, text: '', logprobs: { token_logprobs: [null, ...each] } }],
    usage: { prompt_tokens: tokens + 1, completion_tokens: 0 },
  };
}

const tokenizeRequest = z.union([
  z.object({ model: z.string(), prompt: z.string() }),
  z
    .object({
      model: z.string(),
      messages,
      add_generation_prompt: z.boolean(),
      continue_final_message: z.boolean(),
    })
    .transform((wire) => ({
      model: wire.model,
      messages: wire.messages,
      addGenerationPrompt: wire.add_generation_prompt,
      continueFinalMessage: wire.continue_final_message,
    })),
]);

export function readTokenizeRequest(body: unknown): TokenizeRequest {
  return tokenizeRequest.parse(body);
}

export function writeChatAnswer(answer: ChatAnswer): object {
  const content = answer.positions?.map((position) => ({
    ...writeToken(position),
    top_logprobs: position.alternatives.map(writeToken),
  }));
  return {
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: answer.text },
        logprobs: content ? { content } : null,
        finish_reason: answer.finishReason,
      },
    ],
    usage: { prompt_tokens: answer.promptTokens, completion_tokens: answer.answerTokens },
  };
}

export function writeModelCard(card: ModelCard): object {
  return {
    object: 'model',
    id: card.id,
    root: card.root,
    parent: card.parent,
    max_model_len: card.maxModelLength,
  };
}

export function writeTokenization({ tokens, tokenTexts, maxModelLength }: Tokenization): object {
  return { count: tokens.length, tokens, token_strs: tokenTexts, max_model_len: maxModelLength };
}

function writeToken({ tokenId, text, logprob }: TokenLogprob): object {
  return { token: tokenId === null ? text : `token_id:${tokenId}`, logprob, bytes: null };
}

import { z } from 'zod';
import { MalformedAnswerError } from '../model-client.errors.js';

export interface CompletionRequest {
  readonly model: string;
  readonly prompt: string;
  readonly maxTokens: number;
  readonly temperature: number;
  readonly seed: number;
  readonly stop?: readonly string[];
  readonly signal?: AbortSignal;
}

export interface Completion {
  /** Without the prompt. */
  readonly text: string;
  readonly finishReason: string | null;
}

/** The needed part of the body of POST /v1/completions. */
export const COMPLETION = z.object({
  choices: z.array(z.object({ text: z.string(), finish_reason: z.string().nullish() })),
});

export function completionBody({
  model,
  prompt,
  maxTokens,
  temperature,
  seed,
  stop,
}: CompletionRequest): object {
  return { model, prompt, max_tokens: maxTokens, temperature, seed, ...(stop ? { stop } : {}) };
}

export function completionOf({ choices: [first] }: z.infer<typeof COMPLETION>): Completion {
  if (!first)
    throw new MalformedAnswerError('The model server answered without a single choice', { status: 200 });
  return { text: first.text, finishReason: first.finish_reason ?? null };
}

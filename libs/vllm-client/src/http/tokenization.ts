import { z } from 'zod';
import type { Tokenization, TokenizeRequest } from '../model-client.port.js';

/** The body of POST /tokenize. */
export const TOKENIZATION = z.object({
  tokens: z.array(z.number().int().nonnegative()),
  token_strs: z.array(z.string()).nullish(),
  max_model_len: z.number().int().positive().nullish(),
});

export function tokenizeBody(request: TokenizeRequest, templateArguments: object): object {
  const common = { model: request.model, return_token_strs: true };
  if ('prompt' in request) {
    return { ...common, prompt: request.prompt, add_special_tokens: request.addSpecialTokens ?? false };
  }
  const continueFinalMessage = request.continueFinalMessage ?? false;
  return {
    ...common,
    messages: request.messages,
    continue_final_message: continueFinalMessage,
    add_generation_prompt: request.addGenerationPrompt ?? !continueFinalMessage,
    chat_template_kwargs: templateArguments,
  };
}

export function tokenizationOf(body: z.infer<typeof TOKENIZATION>): Tokenization {
  return {
    tokens: body.tokens,
    tokenTexts: body.token_strs ?? null,
    maxModelLength: body.max_model_len ?? null,
  };
}

import { z } from 'zod';
import { MalformedAnswerError } from '../model-client.errors.js';
import type { TextScore, TextScoreRequest } from '../model-client.port.js';

/** The needed part of the body of POST /v1/completions with `echo`. */
export const ECHOED_COMPLETION = z.object({
  choices: z
    .array(z.object({ logprobs: z.object({ token_logprobs: z.array(z.number().nullable()) }).nullish() }))
    .min(1),
  usage: z.object({ prompt_tokens: z.number() }).nullish(),
});

export function textScoreBody({ model, text }: TextScoreRequest): object {
  // One alternative a token instead of none: servers that imitate the API read 0 as "no log probabilities".
  return { model, prompt: text, echo: true, max_tokens: 0, logprobs: 1, temperature: 0 };
}

/** Rejects an answer that does not hold exactly the prompt: a server may have ignored `echo` or generated on. */
export function textScoreOf(body: z.infer<typeof ECHOED_COMPLETION>): TextScore {
  const [first, ...rest] = body.choices[0]?.logprobs?.token_logprobs ?? [];
  if (first === undefined) throw malformed('the answer brought no log probabilities');
  if (first !== null) throw malformed('its first token has a probability, so that it is not the prompt');
  const scored = rest.filter((logprob) => logprob !== null);
  if (scored.length !== rest.length) throw malformed('tokens after the first lack their log probability');
  const promptTokens = body.usage?.prompt_tokens ?? rest.length + 1;
  if (promptTokens !== rest.length + 1)
    throw malformed(`the prompt has ${promptTokens} tokens and the answer ${rest.length + 1}`);
  return { tokens: scored.length, logprob: scored.reduce((sum, logprob) => sum + logprob, 0) };
}

function malformed(why: string): MalformedAnswerError {
  return new MalformedAnswerError(`A text could not be scored: ${why}`, { status: 200 });
}

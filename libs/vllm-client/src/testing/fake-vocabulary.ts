import type { ChatMessage, TokenizeRequest } from '../model-client.port.js';

/** Special tokens lie beyond the last code point. */
const AFTER_UNICODE = 0x110000;
const ROLE_TOKENS = { system: AFTER_UNICODE, user: AFTER_UNICODE + 1, assistant: AFTER_UNICODE + 2 } as const;
export const END_TOKEN = AFTER_UNICODE + 3;
const SPECIAL_TEXTS = ['<system>', '<user>', '<assistant>', '<end>'];

/** A tokenizer anyone can do in their head: every code point is one token, and its id is the code point. */
export function tokensOfText(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

export function textOfToken(token: number): string {
  return token < AFTER_UNICODE
    ? String.fromCodePoint(token)
    : (SPECIAL_TEXTS[token - AFTER_UNICODE] ?? '<unknown>');
}

/** Each message becomes its role's token, its text and the end token. */
export function tokensOfMessages(
  messages: readonly ChatMessage[],
  ending: 'generation-prompt' | 'open' | 'closed',
): number[] {
  const tokens = messages.flatMap(({ role, content }) => [
    ROLE_TOKENS[role],
    ...tokensOfText(content),
    END_TOKEN,
  ]);
  if (ending === 'open') return tokens.slice(0, -1);
  return ending === 'closed' ? tokens : [...tokens, ROLE_TOKENS.assistant];
}

export function tokensOfRequest(request: TokenizeRequest): number[] {
  if ('prompt' in request) return tokensOfText(request.prompt);
  if (request.continueFinalMessage) return tokensOfMessages(request.messages, 'open');
  return tokensOfMessages(
    request.messages,
    (request.addGenerationPrompt ?? true) ? 'generation-prompt' : 'closed',
  );
}

import { type PromptMessage, steeringPrompt } from '@ethogram/suites';
import type { Steering } from './run-settings.js';

export function steeringMessage({ value, direction }: Steering): PromptMessage {
  return { role: 'system', content: steeringPrompt(value, direction) };
}

/** What the model is sent: the question, after the message that steers where there is one. */
export function withSteering(steering: Steering | null, prompt: readonly PromptMessage[]): PromptMessage[] {
  return steering ? [steeringMessage(steering), ...prompt] : [...prompt];
}

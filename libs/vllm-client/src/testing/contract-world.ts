import type { ChatMessage, ChatRequest, ModelClient } from '../model-client.port.js';

/** A client of a running server, and what there is to ask it. */
export interface ModelClientWorld {
  readonly client: ModelClient;
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** Labels of one token each that the model gives in answer to the messages. */
  readonly labels: readonly string[];
  /** Path of an adapter the server can load; the cases that need one are left out without it. */
  readonly adapterPath?: string;
  /** The same server with a wrong key; left out where the server has none. */
  readonly strangerClient?: ModelClient;
}

export type Check = (world: ModelClientWorld) => Promise<void>;

export function ask(world: ModelClientWorld, part: Partial<ChatRequest> = {}): ChatRequest {
  return { model: world.model, messages: world.messages, maxTokens: 4, temperature: 0, seed: 1, ...part };
}

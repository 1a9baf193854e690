import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  MalformedAnswerError,
  ModelOverloadedError,
  ModelServerFaultError,
  ModelTimeoutError,
  ModelUnavailableError,
} from '../model-client.errors.js';
import type { ChatDelta } from '../model-client.port.js';
import { FakeModelClient } from '../testing/fake-model-client.js';
import { type StubFailure, StubVllmServer } from '../testing/stub-vllm-server.js';
import { VllmModelClient } from '../vllm-model-client.js';
import { eventStreamData } from './event-stream.js';

const request = { model: 'fake-model', messages: [], maxTokens: 20, temperature: 0, seed: 0 };
const errorEvent = (code: number): string =>
  JSON.stringify({ error: { message: 'the engine died', type: 'X', param: null, code } });

let stub: StubVllmServer;
let client: VllmModelClient;

beforeEach(async () => {
  stub = await StubVllmServer.start(new FakeModelClient({ answers: () => ({ 'Hållo!': 1 }) }));
  client = new VllmModelClient({ baseUrl: stub.url, sleep: async () => undefined });
});
afterEach(() => stub.stop());

async function read(into: ChatDelta[] = []): Promise<ChatDelta[]> {
  for await (const part of client.chatStream(request)) into.push(part);
  return into;
}

describe('a streamed answer', () => {
  it('comes part by part', async () => {
    const parts = await read();
    expect(parts.map(({ text }) => text)).toEqual(['H', 'å', 'l', 'l', 'o', '!', '']);
    expect(parts.at(-1)).toEqual({ text: '', finishReason: 'stop' });
    expect(stub.requests[0]?.body).toMatchObject({ stream: true, max_tokens: 20, temperature: 0 });
  });

  it('is asked for again until it begins, and never after', async () => {
    stub.failNext({ status: 503, body: errorEvent(503) }, 'drop', { status: 502, body: '<h1>nginx</h1>' });
    await expect(read()).resolves.toHaveLength(7);
    expect(stub.requests).toHaveLength(4);
    stub.failNext({ afterEvents: 3, events: [errorEvent(503)] });
    const parts: ChatDelta[] = [];
    await expect(read(parts)).rejects.toBeInstanceOf(ModelOverloadedError);
    expect(parts.map(({ text }) => text)).toEqual(['H', 'å']);
    expect(stub.requests).toHaveLength(5);
  });

  it.each<[string, StubFailure, new (...args: never[]) => Error]>([
    ['an error after a 200', { afterEvents: 2, events: [errorEvent(500), '[DONE]'] }, ModelServerFaultError],
    ['an error as the first event', { afterEvents: 0, events: [errorEvent(503)] }, ModelOverloadedError],
    ['an end without [DONE]', { afterEvents: 4, events: [] }, ModelUnavailableError],
    ['an event that is not JSON', { afterEvents: 1, events: ['<html>'] }, MalformedAnswerError],
    ['an event of another shape', { afterEvents: 1, events: ['{"choices":3}'] }, MalformedAnswerError],
    ['a whole answer instead', { status: 200, body: '{"choices":[]}' }, MalformedAnswerError],
    ['an error under a success', { status: 200, body: errorEvent(500) }, ModelServerFaultError],
  ])('that brings %s is rejected', async (_, failure, type) => {
    // The error under a success may be repeated; the failure then is the same again.
    stub.failNext(failure, failure, failure, failure, failure);
    await expect(read()).rejects.toBeInstanceOf(type);
  });

  it('ends with a timeout after too long a silence, before and after it begins', async () => {
    client = new VllmModelClient({ baseUrl: stub.url, retry: { totalTimeoutMs: 40 }, fetch: silent });
    await expect(read()).rejects.toBeInstanceOf(ModelTimeoutError);
    client = new VllmModelClient({ baseUrl: stub.url, retry: { totalTimeoutMs: 40 }, fetch: silentAfterOne });
    const parts: ChatDelta[] = [];
    await expect(read(parts)).rejects.toBeInstanceOf(ModelTimeoutError);
    expect(parts).toEqual([{ text: 'x', finishReason: null }]);
  });
});

describe('eventStreamData', () => {
  const cut = async (text: string, size: number): Promise<string[]> => {
    const bytes = new TextEncoder().encode(text);
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
    const found: string[] = [];
    for await (const data of eventStreamData(streamOf(pieces))) found.push(data);
    return found;
  };

  it.each([1, 2, 3, 7, 1_000])('reads the same from pieces of %d bytes', async (size) => {
    const text = ': hello\r\ndata: {"a":"é"}\r\n\r\nevent: x\ndata:{"b":"漢"}\n\ndata: [DONE]';
    await expect(cut(text, size)).resolves.toEqual(['{"a":"é"}', '{"b":"漢"}', '[DONE]']);
  });
});

async function* streamOf(pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** Never answers. Rejects when aborted, as fetch does. */
function silent(_: unknown, init?: RequestInit): Promise<Response> {
  return new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
  });
}

async function silentAfterOne(_: unknown, init?: RequestInit): Promise<Response> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('data: {"choices":[{"delta":{"content":"x"}}]}\n\n'));
      init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

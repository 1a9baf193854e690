import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { FixedClock } from '@ethogram/core';
import {
  ModelBadRequestError,
  ModelOverloadedError,
  ModelServerFaultError,
  ModelTimeoutError,
  ModelUnauthorizedError,
  ModelUnavailableError,
} from '../model-client.errors.js';
import { FakeModelClient } from '../testing/fake-model-client.js';
import { StubVllmServer } from '../testing/stub-vllm-server.js';
import { VllmModelClient, type VllmModelClientOptions } from '../vllm-model-client.js';

const KEY = 'secret-key-of-the-spec';
const failure = (
  status: number,
  headers: Record<string, string> = {},
): { status: number; headers: Record<string, string>; body: string } => ({
  status,
  headers,
  body: JSON.stringify({ error: { message: 'later', type: 'X', param: null, code: status } }),
});

let stub: StubVllmServer;
let waits: number[];

const clientOf = (options: Partial<VllmModelClientOptions> = {}): VllmModelClient =>
  new VllmModelClient({
    baseUrl: stub.url,
    apiKey: KEY,
    retry: { maxAttempts: 3, baseDelayMs: 100 },
    random: () => 0.5,
    sleep: async (milliseconds) => void waits.push(milliseconds),
    ...options,
  });

beforeEach(async () => {
  waits = [];
  stub = await StubVllmServer.start(new FakeModelClient({ answers: () => ({ '1': 1 }) }), { apiKey: KEY });
});
afterEach(() => stub.stop());

describe('a request', () => {
  it.each([408, 429, 500, 502, 503, 504])('is repeated after status %d', async (status) => {
    stub.failNext(failure(status));
    await expect(clientOf().models()).resolves.toHaveLength(1);
    expect(stub.requests).toHaveLength(2);
    expect(waits).toEqual([50]);
  });

  it.each([400, 401, 403, 404, 422, 501])('is not repeated after status %d', async (status) => {
    stub.failNext(failure(status));
    await expect(clientOf().models()).rejects.toMatchObject({ status, retryable: false });
    expect(stub.requests).toHaveLength(1);
  });

  it('is repeated after a connection that broke', async () => {
    stub.failNext('drop');
    await expect(clientOf().models()).resolves.toHaveLength(1);
    expect(stub.requests).toHaveLength(2);
  });

  it('is not repeated when nothing listens', async () => {
    const client = clientOf();
    await stub.stop();
    await expect(client.models()).rejects.toBeInstanceOf(ModelUnavailableError);
    await expect(client.models()).rejects.toMatchObject({ connectionReset: false, status: null });
    expect(waits).toEqual([]);
    await expect(client.health()).resolves.toMatchObject({ state: 'unreachable' });
    stub = await StubVllmServer.start(new FakeModelClient({ answers: () => ({ '1': 1 }) }));
  });

  it('gives up with the last error after the attempts allowed', async () => {
    stub.failNext(failure(503), failure(503), failure(500), failure(500));
    await expect(clientOf().models()).rejects.toBeInstanceOf(ModelServerFaultError);
    expect(stub.requests).toHaveLength(3);
    expect(waits).toEqual([50, 100]);
  });

  it('waits as long as the server asks, in seconds or until a date by its own clock', async () => {
    const date = { date: 'Sun, 01 Mar 2026 10:00:00 GMT', 'retry-after': 'Sun, 01 Mar 2026 10:00:09 GMT' };
    stub.failNext(failure(429, { 'retry-after': '4' }), failure(503, date));
    await clientOf().models();
    expect(waits).toEqual([4_050, 9_100]);
  });

  it('honours no wait beyond the cap', async () => {
    stub.failNext(failure(429, { 'retry-after': '86400' }));
    await clientOf({ retry: { maxRetryAfterMs: 1_500 } }).models();
    expect(waits).toEqual([1_500]);
  });

  it('reports the failure at once when the wait would outlast the total time', async () => {
    stub.failNext(failure(429, { 'retry-after': '20' }));
    const client = clientOf({ retry: { totalTimeoutMs: 5_000 } });
    await expect(client.models()).rejects.toBeInstanceOf(ModelOverloadedError);
    expect(waits).toEqual([]);
  });

  it('reads a date by the injected clock when the server does not tell the time', async () => {
    const headers = new Headers({ 'retry-after': 'Sun, 01 Mar 2026 10:00:03 GMT' });
    const answers = [new Response('{}', { status: 503, headers }), Response.json({ data: [{ id: 'm' }] })];
    const client = clientOf({
      fetch: async () => answers.shift() ?? Response.error(),
      clock: new FixedClock('2026-03-01T10:00:00Z'),
    });
    await expect(client.models()).resolves.toEqual([
      { id: 'm', root: null, parent: null, maxModelLength: null },
    ]);
    expect(waits).toEqual([3_050]);
  });

  it('ends with a timeout when the server never answers', async () => {
    const client = clientOf({ retry: { totalTimeoutMs: 30 }, fetch: neverAnswering });
    await expect(client.models()).rejects.toBeInstanceOf(ModelTimeoutError);
    await expect(client.models()).rejects.toThrow('GET /v1/models was not answered within 30 ms');
  });

  it("ends with the caller's reason when aborted under way or between attempts", async () => {
    const reason = new Error('run cancelled');
    const controller = new AbortController();
    const waiting = clientOf({ fetch: neverAnswering }).models(controller.signal);
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);

    const between = new AbortController();
    stub.failNext(failure(503));
    const client = clientOf({
      sleep: async (_, signal) => {
        between.abort(reason);
        signal.throwIfAborted();
      },
    });
    await expect(client.models(between.signal)).rejects.toBe(reason);
    expect(stub.requests).toHaveLength(1);
  });
});

describe('loading an adapter', () => {
  const adapter = { name: 'a', path: '/adapters/a' };

  it('is repeated only after a refusal, because a lost answer may hide a success', async () => {
    stub.failNext('drop');
    await expect(clientOf().loadAdapter(adapter)).rejects.toBeInstanceOf(ModelUnavailableError);
    expect(stub.requests).toHaveLength(1);
    stub.failNext(failure(503));
    await expect(clientOf().loadAdapter(adapter)).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' });
    expect(stub.requests).toHaveLength(3);
  });
});

describe('the key', () => {
  it('is sent as a bearer token', async () => {
    await clientOf().models();
    expect(stub.requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  it('is refused when it is wrong', async () => {
    await expect(clientOf({ apiKey: 'other' }).models()).rejects.toBeInstanceOf(ModelUnauthorizedError);
    await expect(clientOf({ apiKey: null }).models()).rejects.toBeInstanceOf(ModelUnauthorizedError);
    expect(stub.requests[1]?.headers.authorization).toBeUndefined();
  });

  it('is in no body, no error and no printout of the client', async () => {
    const client = clientOf();
    stub.failNext({
      status: 400,
      body: JSON.stringify({ error: { message: `bad header Bearer ${KEY}`, code: 400 } }),
    });
    const error: unknown = await client.models().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ModelBadRequestError);
    expect(inspect(error, { depth: 10 })).not.toContain(KEY);
    expect(inspect(client, { depth: 10, showHidden: true })).not.toContain(KEY);
    expect(JSON.stringify(client)).not.toContain(KEY);
    await client.tokenize({ model: 'fake-model', prompt: '1' });
    expect(JSON.stringify(stub.requests.map(({ body }) => body))).not.toContain(KEY);
  });
});

describe('the address', () => {
  it('may end in /v1 or a slash', async () => {
    await clientOf({ baseUrl: `${stub.url}/v1/` }).models();
    expect(stub.requests[0]?.path).toBe('/v1/models');
  });

  it('must not carry a password', () => {
    expect(() => clientOf({ baseUrl: 'http://user:password@host:8000' })).toThrow(/must not carry/);
  });
});

async function neverAnswering(_: unknown, init?: RequestInit): Promise<Response> {
  return new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
  });
}

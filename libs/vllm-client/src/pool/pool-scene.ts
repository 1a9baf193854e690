import { setTimeout as wait } from 'node:timers/promises';
import { mapWithConcurrency } from '../map-with-concurrency.js';
import type { ChatAnswer } from '../model-client.port.js';
import { FakeModelClient, type FakeModelClientOptions } from '../testing/fake-model-client.js';
import { StubVllmServer, type StubVllmServerOptions } from '../testing/stub-vllm-server.js';
import type { ModelPool, ModelPoolOptions } from './model-pool.js';
import { vllmPool } from './vllm-pool.js';

export const ADAPTER_PATH = '/adapters/lowered';
export const request = { model: 'fake-model', messages: [], maxTokens: 20, temperature: 0, seed: 0 } as const;

export function engineOf(options: Partial<FakeModelClientOptions> = {}): FakeModelClient {
  return new FakeModelClient({
    answers: () => ({ Hello: 1 }),
    adapters: { [ADAPTER_PATH]: () => ({ Lowered: 1 }), '/adapters/second': () => ({ Second: 1 }) },
    ...options,
  });
}

/** Servers of a test of the pool, each a real HTTP server of its own. */
export class PoolScene {
  private readonly stubs: StubVllmServer[] = [];
  private readonly pools: ModelPool[] = [];
  private readonly ports: number[] = [];
  private readonly dead = new Set<StubVllmServer>();

  async start(options: StubVllmServerOptions = {}, engine = engineOf()): Promise<StubVllmServer> {
    const stub = await StubVllmServer.start(engine, options);
    this.stubs.push(stub);
    this.ports.push(stub.port);
    return stub;
  }

  pool(options: Omit<ModelPoolOptions, 'endpoints'> = {}, apiKey: string | null = null): ModelPool {
    const urls = this.stubs.map(({ url }) => url);
    const quick = { baseDelayMs: 10, ...options.retry };
    const pool = vllmPool(urls, { apiKey }, { lookAgainMs: 20, ...options, retry: quick });
    this.pools.push(pool);
    return pool;
  }

  /** All its connections break, and nothing listens there any more. */
  async kill(stub: StubVllmServer): Promise<void> {
    this.dead.add(stub);
    await stub.stop();
  }

  /** A new server at the address of an old one, without the adapters it had. */
  async restart(
    old: StubVllmServer,
    options: StubVllmServerOptions = {},
    engine = engineOf(),
  ): Promise<StubVllmServer> {
    const place = this.stubs.indexOf(old);
    if (!this.dead.has(old)) await this.kill(old);
    const stub = await StubVllmServer.start(engine, { ...options, port: this.ports[place] ?? 0 });
    this.stubs[place] = stub;
    return stub;
  }

  async stop(): Promise<void> {
    for (const pool of this.pools) pool.close();
    for (const stub of this.stubs) if (!this.dead.has(stub)) await stub.stop();
  }

  chats(
    pool: ModelPool,
    count: number,
    concurrency: number,
    model: string = request.model,
  ): Promise<ChatAnswer[]> {
    const seeds = Array.from({ length: count }, (_, seed) => seed);
    return mapWithConcurrency(seeds, concurrency, (seed) => pool.chat({ ...request, model, seed }));
  }

  chatsAt(stub: StubVllmServer): number {
    return stub.requests.filter(({ path }) => path === '/v1/chat/completions').length;
  }

  async until(holds: () => boolean | Promise<boolean>): Promise<void> {
    for (let looks = 0; looks < 500; looks += 1) {
      if (await holds()) return;
      await wait(10);
    }
    throw new Error('Waited five seconds in vain.');
  }
}

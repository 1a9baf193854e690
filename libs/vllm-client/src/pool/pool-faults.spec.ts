import { afterEach, describe, expect, it } from '@jest/globals';
import { SeededRandom } from '@ethogram/core';
import { setTimeout as wait } from 'node:timers/promises';
import { mapWithConcurrency } from '../map-with-concurrency.js';
import type { ChatRequest } from '../model-client.port.js';
import type { StubVllmServer } from '../testing/stub-vllm-server.js';
import { ADAPTER_PATH, engineOf, PoolScene, request } from './pool-scene.js';

let scene = new PoolScene();
afterEach(async () => {
  await scene.stop();
  scene = new PoolScene();
});

/** Answers depend on the seed, so that an answer to another request would be noticed. */
const drawn = { answers: (): Record<string, number> => ({ Yes: 0.5, No: 0.3, Perhaps: 0.2 }) };
const ask = (seed: number): ChatRequest => ({
  ...request,
  temperature: 1,
  seed,
});

describe('a pool in trouble', () => {
  it('answers everything when an endpoint is killed in the middle, and takes it back', async () => {
    const stubs = [];
    for (let count = 0; count < 3; count += 1) stubs.push(await scene.start({ latencyMs: 5 }));
    const [doomed] = stubs as [StubVllmServer];
    const pool = scene.pool({ cap: { initial: 8 } });
    const asking = scene.chats(pool, 600, 32);
    await scene.until(() => scene.chatsAt(doomed) >= 40);
    await scene.kill(doomed);
    await scene.until(() => pool.load().endpoints[0]?.state === 'drained');
    const back = await scene.restart(doomed, { latencyMs: 5 });
    const answers = await asking;
    expect(answers).toHaveLength(600);
    expect(answers.every(({ text }) => text === 'Hello')).toBe(true);
    await scene.until(() => pool.load().endpoints[0]?.state === 'ready');
    await scene.chats(pool, 60, 30);
    expect(scene.chatsAt(back)).toBeGreaterThan(0);
  });

  it('gives an adapter to every endpoint, also to one that restarted and lost it or was away', async () => {
    const [first, second, third] = [await scene.start(), await scene.start(), await scene.start()];
    const pool = scene.pool();
    await pool.models();
    await scene.kill(third);
    await pool.loadAdapter({ name: 'lowered', path: ADAPTER_PATH });
    const again = await scene.restart(third);
    // Restarts so quickly that nobody sees it away: it answers 404 to a name it has lost.
    const anew = await scene.restart(first);
    await scene.until(() => pool.load().endpoints.every(({ state }) => state === 'ready'));
    const answers = await scene.chats(pool, 60, 12, 'lowered');
    expect(answers.every(({ text }) => text === 'Lowered')).toBe(true);
    for (const stub of [anew, second, again]) expect(scene.chatsAt(stub)).toBeGreaterThan(0);
    for (const stub of [anew, again]) expect(loadsOf(stub)).toEqual([ADAPTER_PATH]);
  });

  it('replaces an adapter everywhere, also where the old one was still loaded', async () => {
    const [engines, stubs] = [[engineOf(), engineOf()], [] as StubVllmServer[]];
    for (const engine of engines) stubs.push(await scene.start({}, engine));
    const pool = scene.pool();
    await pool.loadAdapter({ name: 'lowered', path: ADAPTER_PATH });
    const [away] = stubs as [StubVllmServer];
    await scene.kill(away);
    await pool.loadAdapter({ name: 'lowered', path: '/adapters/second', replace: true });
    // The network was away, not the server: it still has what it had.
    await scene.restart(away, {}, engines[0]);
    await scene.until(() => pool.load().endpoints.every(({ state }) => state === 'ready'));
    const answers = await scene.chats(pool, 20, 4, 'lowered');
    expect(answers.every(({ text }) => text === 'Second')).toBe(true);
  });

  it('takes over adapters from a process before it, and refuses a name that means two things', async () => {
    const [first, second] = [engineOf(), engineOf()];
    await first.loadAdapter({ name: 'lowered', path: ADAPTER_PATH });
    await scene.start({}, first);
    await scene.start({}, second);
    const pool = scene.pool();
    const answers = await scene.chats(pool, 10, 4, 'lowered');
    expect(answers.every(({ text }) => text === 'Lowered')).toBe(true);
    await first.loadAdapter({ name: 'double', path: ADAPTER_PATH });
    await second.loadAdapter({ name: 'double', path: '/adapters/second' });
    await pool.models();
    await expect(pool.chat({ ...request, model: 'double' })).rejects.toThrow(
      /different adapters named double/,
    );
  });

  it('bars an endpoint that comes back with another model, and goes on without it', async () => {
    const [first, second] = [await scene.start(), await scene.start()];
    const pool = scene.pool();
    await scene.chats(pool, 4, 2);
    await scene.kill(second);
    await scene.until(async () => {
      await pool.chat(request);
      return pool.load().endpoints[1]?.state === 'drained';
    });
    const wrong = await scene.restart(second, {}, engineOf({ model: 'other' }));
    await scene.until(() => pool.load().endpoints[1]?.state === 'barred');
    await scene.chats(pool, 20, 4);
    expect(scene.chatsAt(wrong)).toBe(0);
    expect(scene.chatsAt(first)).toBeGreaterThan(20);
    await expect(pool.health()).resolves.toMatchObject({
      state: 'ready',
      message: expect.stringContaining('must serve the same base model'),
    });
  });

  it.each([1, 2, 3])('answers each request as a server alone would, whatever fails (%d)', async (seed) => {
    const random = SeededRandom.from('pool-faults', seed);
    const stubs = await Promise.all(
      [2, 5, 9].map((latencyMs) => scene.start({ latencyMs, capacity: 6 }, engineOf(drawn))),
    );
    const pool = scene.pool({
      retry: { baseDelayMs: 4, maxDelayMs: 20, maxAttempts: 12 },
      cap: { initial: 8 },
    });
    const chaos = (async () => {
      // Enough to drain all at once now and then; no end of it would be an outage.
      for (let blow = 0; blow < 150; blow += 1) {
        const stub = stubs[random.integer(stubs.length)] as StubVllmServer;
        const busy = { status: 503, body: '{"error":{"message":"full","code":503}}' };
        const page = { status: 502, body: '<html>Bad Gateway</html>' };
        const failure = (['drop', busy, page] as const)[random.integer(3)] ?? 'drop';
        if (stub.failuresLeft < 2) stub.failNext(failure);
        await wait(random.integer(12));
      }
    })();
    const seeds = Array.from({ length: 300 }, (_, index) => index);
    const answers = await mapWithConcurrency(seeds, 40, (each) => pool.chat(ask(each)));
    await chaos;
    const alone = await mapWithConcurrency(seeds, 1, (each) => engineOf(drawn).chat(ask(each)));
    expect(answers.map(({ text }) => text)).toEqual(alone.map(({ text }) => text));
    const load = pool.load();
    expect(load.waiting).toBe(0);
    for (const { inFlight, cap } of load.endpoints) expect([inFlight, cap >= 1]).toEqual([0, true]);
  });
});

function loadsOf(stub: StubVllmServer): unknown[] {
  const loads = stub.requests.filter(({ path }) => path === '/v1/load_lora_adapter');
  return loads.map(({ body }) => (body as { lora_path: string }).lora_path);
}

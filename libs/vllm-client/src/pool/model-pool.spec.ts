import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ModelNotFoundError,
  ModelOverloadedError,
  ModelPoolMismatchError,
  ModelServerFaultError,
  ModelUnauthorizedError,
  ModelUnavailableError,
} from '../model-client.errors.js';
import type { ChatDelta } from '../model-client.port.js';
import { answersByPhrase } from '../testing/fake-answer.js';
import { modelClientContract } from '../testing/model-client-contract.js';
import { ADAPTER_PATH, engineOf, PoolScene, request } from './pool-scene.js';

let scene = new PoolScene();
afterEach(async () => {
  await scene.stop();
  scene = new PoolScene();
});

describe('ModelPool keeps the contract of a single server: it', () => {
  const digits = answersByPhrase([['digit', { '3': 0.5, '4': 0.25, ' 3': 0.05, 'I cannot say': 0.2 }]], {
    Hello: 1,
  });
  const cases = modelClientContract(async () => {
    for (let count = 0; count < 3; count += 1)
      await scene.start({ apiKey: 'key' }, engineOf({ answers: digits }));
    return {
      client: scene.pool({}, 'key'),
      model: 'fake-model',
      messages: [{ role: 'user', content: 'One digit, please.' }],
      labels: ['1', '2', '3', '4', '5', '6'],
      adapterPath: ADAPTER_PATH,
      strangerClient: scene.pool({}, 'wrong'),
    };
  });
  for (const { name, run } of cases) it(name, run);
});

describe('a pool', () => {
  it('asks the endpoint with the least under way', async () => {
    const [slow, quick] = [await scene.start({ latencyMs: 200 }), await scene.start({ latencyMs: 4 })];
    await scene.chats(scene.pool({ cap: { initial: 4, most: 4 } }), 120, 8);
    expect(slow.mostAtWork).toBeLessThanOrEqual(4);
    expect(scene.chatsAt(quick)).toBeGreaterThan(scene.chatsAt(slow) * 2);
    expect(scene.chatsAt(quick) + scene.chatsAt(slow)).toBe(120);
  });

  it('gives an overloaded endpoint less, loses nothing, and lets callers wait', async () => {
    const small = await scene.start({ latencyMs: 5, capacity: 3 });
    const pool = scene.pool({ retry: { baseDelayMs: 5, maxDelayMs: 10 }, cap: { initial: 64 } });
    const answers = await scene.chats(pool, 200, 100);
    expect(answers).toHaveLength(200);
    expect(small.mostAtWork).toBe(3);
    const [endpoint] = pool.load().endpoints;
    expect(endpoint?.cap).toBeLessThan(16);
    expect(pool.load().waiting).toBe(0);
  });

  it('refuses who would make the line too long, and takes those again who come later', async () => {
    await scene.start({ latencyMs: 20 });
    const pool = scene.pool({ longestLine: 5, cap: { initial: 1, most: 1 } });
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => pool.chat(request)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
    for (const one of asked)
      if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(ModelOverloadedError);
    await expect(pool.chat(request)).resolves.toMatchObject({ text: 'Hello' });
  });

  it('lets go of a caller that aborts in the line', async () => {
    await scene.start({ latencyMs: 30 });
    const pool = scene.pool({ cap: { initial: 1, most: 1 } });
    const first = pool.chat(request);
    const controller = new AbortController();
    const second = pool.chat({ ...request, signal: controller.signal });
    const third = pool.chat(request);
    await scene.until(() => pool.load().waiting === 2);
    controller.abort(new Error('not needed'));
    await expect(second).rejects.toThrow('not needed');
    await expect(Promise.all([first, third])).resolves.toHaveLength(2);
  });

  it('repeats elsewhere what failed at one endpoint, and not what will fail everywhere', async () => {
    const [first, second] = [await scene.start(), await scene.start()];
    const pool = scene.pool();
    await pool.models();
    first.failNext({ status: 500, body: '{"error":{"message":"died","code":500}}' }, 'drop', 'drop');
    await scene.chats(pool, 8, 2);
    expect(scene.chatsAt(second)).toBeGreaterThanOrEqual(5);
    const before = scene.chatsAt(first) + scene.chatsAt(second);
    await expect(pool.chat({ ...request, model: 'nobody' })).rejects.toBeInstanceOf(ModelNotFoundError);
    expect(scene.chatsAt(first) + scene.chatsAt(second)).toBe(before + 1);
  });

  it('refuses a pool of different models, and opens once that is put right', async () => {
    await scene.start({}, engineOf({ model: 'model-a' }));
    const other = await scene.start({}, engineOf({ model: 'model-b' }));
    const pool = scene.pool();
    const asking = pool.chat({ ...request, model: 'model-a' });
    await expect(asking).rejects.toBeInstanceOf(ModelPoolMismatchError);
    await expect(pool.models()).rejects.toThrow(/serves model-a \(model-a\), .* serves model-b \(model-b\)/);
    await scene.restart(other, {}, engineOf({ model: 'model-a' }));
    await scene.until(async () =>
      pool.models().then(
        () => true,
        () => false,
      ),
    );
    await expect(pool.chat({ ...request, model: 'model-a' })).resolves.toMatchObject({ text: 'Hello' });
  });

  it('says at once that a key is refused, and after a while that nothing answers', async () => {
    const stub = await scene.start({ apiKey: 'key' });
    await expect(scene.pool({}, 'wrong').chat(request)).rejects.toBeInstanceOf(ModelUnauthorizedError);
    const pool = scene.pool({ patienceMs: 50 }, 'key');
    await pool.chat(request);
    await scene.kill(stub);
    const asked = await Promise.allSettled([pool.chat(request), pool.chat(request)]);
    for (const one of asked) expect(one).toMatchObject({ reason: expect.any(ModelUnavailableError) });
    await expect(pool.chat(request)).rejects.toBeInstanceOf(ModelUnavailableError);
    await expect(pool.health()).resolves.toMatchObject({ state: 'unreachable' });
  });

  it('waits for the only endpoint while it restarts', async () => {
    const stub = await scene.start();
    const pool = scene.pool({ patienceMs: 5_000 });
    await pool.chat(request);
    await scene.kill(stub);
    const asking = pool.chat(request);
    await scene.until(() => pool.load().waiting === 1);
    await scene.restart(stub);
    await expect(asking).resolves.toMatchObject({ text: 'Hello' });
  });

  it('begins a stream elsewhere, and never goes on with half of one', async () => {
    const [first, second] = [await scene.start(), await scene.start()];
    const pool = scene.pool();
    await pool.models();
    for (const stub of [first, second]) stub.failNext('drop');
    const parts: ChatDelta[] = [];
    for await (const part of pool.chatStream(request)) parts.push(part);
    expect(parts.map(({ text }) => text).join('')).toBe('Hello');
    const broken = { afterEvents: 3, events: ['{"error":{"message":"died","code":500}}'] };
    for (const stub of [first, second]) stub.failNext(broken);
    const reading = (async () => {
      for await (const part of pool.chatStream(request)) expect(part).toBeDefined();
    })();
    await expect(reading).rejects.toBeInstanceOf(ModelServerFaultError);
    expect(pool.load().endpoints.map(({ inFlight }) => inFlight)).toEqual([0, 0]);
  });
});

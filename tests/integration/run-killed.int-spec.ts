import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Run, RunControlService, RunService } from '@ethogram/evaluation';
import { InstrumentService } from '@ethogram/surveys';
import { createTestApplication, type TestApplication } from '@ethogram/testing';
import { FakeModelClient, StubVllmServer } from '@ethogram/vllm-client';

const WORKER = fileURLToPath(new URL('./import-worker.mjs', import.meta.url));
/** Samples a worker has under way at a time. */
const IN_FLIGHT = 256;

let app: TestApplication;
let stub: StubVllmServer;
let answered = 0;
/** Called with the number of answers given so far; a test kills the worker here. */
let onAnswer = (_answered: number): void => undefined;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  const engine = new FakeModelClient({
    model: 'ethogram-demo',
    answers: () => {
      answered += 1;
      onAnswer(answered);
      return { '3': 0.5, '4': 0.5 };
    },
  });
  stub = await StubVllmServer.start(engine);
  app = await createTestApplication({ env: { ETHOGRAM_VLLM_URL: stub.url } });
});
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await app.close();
  await stub.stop();
});

async function startWorker(): Promise<ChildProcess> {
  const settings = JSON.stringify({ ETHOGRAM_VLLM_URL: stub.url });
  const child = spawn(process.execPath, [WORKER, app.database.url, app.config.dataDir, settings], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  workers.push(child);
  await new Promise<void>((ready, fail) => {
    child.stdout?.once('data', () => ready());
    child.once('exit', (code) => fail(new Error(`The worker ended with ${code}.`)));
  });
  return child;
}

/** What the server was asked: one entry a request, by everything in it. */
const asked = (): string[] =>
  stub.requests.filter(({ path }) => path === '/v1/chat/completions').map(({ body }) => JSON.stringify(body));

async function until(run: Run, isSo: (run: Run) => boolean): Promise<Run> {
  for (let tries = 0; tries < 600; tries += 1) {
    const current = await app.module.get(RunService).get(run.id);
    if (isSo(current)) return current;
    await wait(100);
  }
  throw new Error('Waited a minute in vain.');
}

it('asks nothing again that was answered and stored, however often its worker is killed', async () => {
  const instrument = await app.module.get(InstrumentService).byKey('ethogram-values');
  const run = await app.module.get(RunControlService).start(null, {
    subject: { suite: 'value-profile', instrumentId: instrument.id },
    model: 'ethogram-demo',
  });
  const stored: Set<string>[] = [];
  const requestsAt: number[] = [];
  // Once amid the first answers, once far in.
  for (const at of [300, 700]) {
    const worker = await startWorker();
    const gone = new Promise((done) => worker.once('exit', done));
    onAnswer = (count) => {
      if (count >= at) worker.kill('SIGKILL');
    };
    await gone;
    requestsAt.push(asked().length);
    const rows: { content: string }[] = await app.database.dataSource.query(
      `select prompt #>> '{0,content}' as content from samples where run_id = $1`,
      [run.id],
    );
    expect(rows.length).toBeGreaterThan(0);
    stored.push(new Set(rows.map(({ content }) => content)));
  }
  onAnswer = () => undefined;
  await startWorker();
  const done = await until(run, ({ state }) => state === 'SUCCEEDED');
  expect(done.progressDone).toBe(done.progressTotal);
  const [count] = await app.database.dataSource.query<{ samples: number; keys: number }[]>(
    'select count(*)::int as samples, count(distinct key)::int as keys from samples where run_id = $1',
    [run.id],
  );
  expect(count).toEqual({ samples: done.progressTotal, keys: done.progressTotal });
  for (const [place, kept] of stored.entries()) {
    const later = asked().slice(requestsAt[place]);
    const again = later.filter((body) =>
      [...kept].some((content) => JSON.parse(body).messages[0].content === content),
    );
    expect(again).toEqual([]);
  }
  // Only what was under way when a worker died was asked a second time.
  expect(asked().length - new Set(asked()).size).toBeLessThanOrEqual(2 * IN_FLIGHT);
  expect(asked().length).toBeLessThan(done.progressTotal + 2 * IN_FLIGHT + 10);
}, 180_000);

import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostService, ScenarioBatchService, ScenarioService, SourceService } from '@ethogram/corpus';
import { createTestApplication, rawPosts, tale, type TestApplication } from '@ethogram/testing';

const POSTS = 1_300;

let app: TestApplication;
let batches: ScenarioBatchService;
let names = 0;

beforeAll(async () => {
  app = await createTestApplication();
  batches = app.module.get(ScenarioBatchService);
});

afterAll(async () => {
  await app.close();
});

async function sourceOf(on: TestApplication, count: number): Promise<string> {
  names += 1;
  const source = await on.module
    .get(SourceService)
    .create(null, { name: `making ${names}`, basis: 'invented', mayAnnotate: true });
  const rows = rawPosts(count, (number) => ({ body: tale(names * 100_000 + number) }));
  await on.database.dataSource.transaction((manager) =>
    on.module.get(PostService).storeBatch(manager, source.id, rows, []),
  );
  return source.id;
}

async function scenarioCount(sourceId: string): Promise<number> {
  return (await app.module.get(ScenarioService).ofSource(sourceId)).length;
}

describe('making scenarios', () => {
  it('goes on where it stopped and counts every post once', async () => {
    const sourceId = await sourceOf(app, POSTS);
    const { id } = await batches.start(null, { sourceId });
    const controller = new AbortController();
    const running = batches.run(id, controller.signal);
    while ((await batches.get(id)).progressDone === 0) await delay(5);
    controller.abort(new Error('killed'));
    await expect(running).rejects.toThrow('killed');
    const stopped = await batches.get(id);
    expect(stopped).toMatchObject({ state: 'RUNNING', progressTotal: POSTS });
    expect(stopped.result.made).toBe(await scenarioCount(sourceId));
    expect(stopped.result.made).toBeLessThan(POSTS);
    await batches.run(id);
    const done = await batches.get(id);
    expect(done).toMatchObject({ state: 'SUCCEEDED', progressDone: POSTS, error: null });
    expect(done.result).toMatchObject({ made: POSTS, alreadyThere: 0, duplicates: 0, tooShort: 0 });
    expect(await scenarioCount(sourceId)).toBe(POSTS);
    await batches.run(id);
    expect(await batches.get(id)).toEqual(done);
  });

  it('makes each once when two workers have the same work', async () => {
    const sourceId = await sourceOf(app, POSTS);
    const { id } = await batches.start(null, { sourceId });
    await Promise.all([batches.run(id), batches.run(id)]);
    expect((await batches.get(id)).result.made).toBe(POSTS);
    expect(await scenarioCount(sourceId)).toBe(POSTS);
  });

  it('ends as failed, with a sentence, when its tries are used up', async () => {
    const sourceId = await sourceOf(app, 1);
    const { id } = await batches.start(null, { sourceId });
    await batches.giveUp(id);
    expect(await batches.get(id)).toMatchObject({ state: 'FAILED', error: expect.stringContaining('again') });
  });

  it('runs from the queue', async () => {
    const queueing = await createTestApplication();
    try {
      await queueing.startJobs();
      const making = queueing.module.get(ScenarioBatchService);
      const { id } = await making.start(null, { sourceId: await sourceOf(queueing, 3), limit: 2, seed: 1 });
      let batch = await making.get(id);
      for (let tries = 0; tries < 200 && batch.finishedAt === null; tries += 1) {
        await delay(100);
        batch = await making.get(id);
      }
      expect(batch).toMatchObject({ state: 'SUCCEEDED', result: { made: 2 } });
    } finally {
      await queueing.close();
    }
  });
});

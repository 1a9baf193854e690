import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CollectionRunService, FetchRunner } from '@ethogram/collection';
import { SourceService } from '@ethogram/corpus';
import { CollectionScene, eventually } from './collection-scene.js';

let scene: CollectionScene;
let runs: CollectionRunService;
let runner: FetchRunner;

beforeAll(async () => {
  scene = await CollectionScene.open();
  runs = scene.app.module.get(CollectionRunService);
  runner = scene.app.module.get(FetchRunner);
  for (let index = 0; index < 230; index += 1) scene.reddit.addPost({ subreddit: 'many' });
});

afterAll(() => scene.close());

async function start(sourceId: string): Promise<string> {
  const request = { subreddit: 'many', listing: 'NEW', withComments: false } as const;
  return (await scene.start({ sourceId, kind: 'LISTING', request })).id;
}

/** Does this behind the first page, while the worker goes on to the second. */
function behindFirstPage(act: () => Promise<unknown>): {
  onProgress: (run: { progressDone: number }) => void;
  done: () => Promise<unknown>;
} {
  let acting: Promise<unknown> | undefined;
  return {
    onProgress: ({ progressDone }) => {
      if (progressDone === 1) acting ??= act();
    },
    done: async () => acting,
  };
}

describe('a run', () => {
  it('stops at the next page when it is paused, and goes on where it stopped', async () => {
    const runId = await start(await scene.source());
    const pause = behindFirstPage(() => runs.pause(null, runId));
    const paused = await runner.run(runId, pause);
    await pause.done();
    expect(paused).toMatchObject({ state: 'PAUSED', finishedAt: null });
    expect(paused.tally.posts.stored).toBeLessThan(230);
    expect((await runs.get(runId)).rowsPerSecond).toBeNull();
    expect(await scene.fetch(runId)).toMatchObject({ state: 'PAUSED' });
    await expect(runs.pause(null, runId)).rejects.toThrow('The run is paused, so it cannot be paused.');
    await runs.resume(null, runId);
    const run = await scene.fetch(runId);
    expect(run).toMatchObject({
      state: 'SUCCEEDED',
      tally: { posts: { read: 230, stored: 230, duplicate: 0 } },
    });
    await expect(runs.resume(null, runId)).rejects.toThrow('The run has ended, so it cannot be resumed.');
  });

  it('stores nothing more once it is cancelled', async () => {
    const sourceId = await scene.source();
    const runId = await start(sourceId);
    const cancel = behindFirstPage(() => runs.cancel(null, runId));
    const run = await runner.run(runId, cancel);
    await cancel.done();
    expect(run.state).toBe('CANCELLED');
    expect((await scene.content(sourceId)).posts).toHaveLength(run.tally.posts.stored);
    await expect(runs.resume(null, runId)).rejects.toThrow('The run was cancelled, so it cannot be resumed.');
  });

  it('stops between two pages when the approval expires, and goes on when it is renewed', async () => {
    const sources = scene.app.module.get(SourceService);
    const sourceId = await scene.source();
    const runId = await start(sourceId);
    await scene.fetch(runId, { stopAfter: 1 }).catch(() => undefined);
    await sources.update(null, { id: sourceId, approvalExpiresAt: scene.clock.now() });
    const run = await scene.fetch(runId);
    expect(run.state).toBe('FAILED');
    expect(run.error).toMatch(
      /^The approval R-17 of the source source \d+ expired on 1 March 2026, so nothing more may be collected for it\. Have the approval renewed/,
    );
    expect(run.tally.posts.stored).toBe(100);
    await expect(runs.resume(null, runId)).rejects.toMatchObject({ code: 'NOT_PERMITTED_BY_SOURCE' });
    await expect(start(sourceId)).rejects.toThrow('expired on 1 March 2026');
    await sources.update(null, { id: sourceId, approvalExpiresAt: new Date('2026-05-01T00:00:00Z') });
    await runs.resume(null, runId);
    expect(await scene.fetch(runId)).toMatchObject({
      state: 'SUCCEEDED',
      error: null,
      tally: { posts: { stored: 230 } },
    });
  });

  it('is refused for a source that was not made for the API', async () => {
    const sources = scene.app.module.get(SourceService);
    const { id } = await sources.create(null, { name: 'dumps', basis: 'invented', accessBasis: 'DUMP' });
    await expect(start(id)).rejects.toThrow("The source dumps was not made for Reddit's API");
    await expect(sources.update(null, { id, accessBasis: 'APPROVED_API' })).rejects.toThrow(
      'only be read with its approval',
    );
  });
});

describe('when Reddit fails', () => {
  it('ends with a sentence on a refused password, without trying again', async () => {
    const runId = await start(await scene.source());
    scene.reddit.failAlways({ status: 401 });
    const run = await scene.fetch(runId);
    scene.reddit.failAlways(null);
    expect(run.state).toBe('FAILED');
    expect(run.error).toMatch(
      /^Reddit refuses the credentials: check .* Resume the run to go on where it stopped\.$/,
    );
  });

  it.each([
    ['an outage', { status: 503 }, /^Reddit has trouble \(status 503\)/],
    ['a page of HTML', 'malformed' as const, /^Reddit answered with something that is not JSON/],
    ['a broken connection', 'reset' as const, /^Reddit cannot be reached/],
  ])('leaves %s to the queue, and ends after its last try', async (_name, trouble, sentence) => {
    const runId = await start(await scene.source());
    scene.reddit.failAlways(trouble);
    await expect(scene.fetch(runId)).rejects.toThrow(sentence);
    expect((await runs.get(runId)).run).toMatchObject({ state: 'RUNNING', error: null });
    expect((await runs.get(runId)).run.progressNote).toMatch(/^Trying again soon: Reddit /);
    await expect(scene.fetch(runId, { isLastAttempt: true })).rejects.toThrow(sentence);
    scene.reddit.failAlways(null);
    const { state, error } = await scene.row(runId);
    expect([state, error]).toEqual(['FAILED', expect.stringMatching(sentence)]);
    await runs.resume(null, runId);
    expect(await scene.fetch(runId)).toMatchObject({ state: 'SUCCEEDED', tally: { posts: { stored: 230 } } });
  });
});

describe('in the queue', () => {
  it('goes on by itself after an outage and after a pause, and fails when its workers died', async () => {
    const [first, second, dead] = [
      await start(await scene.source()),
      await start(await scene.source()),
      await start(await scene.source()),
    ];
    await runs.pause(null, second);
    // A run whose job is gone from the queue, as when its last worker was killed.
    await scene.app.module
      .get(FetchRunner)
      .run(dead, { signal: AbortSignal.abort(new Error('killed')) })
      .catch(() => undefined);
    expect((await scene.row(dead)).state).toBe('RUNNING');
    await scene.query(`delete from jobs.job where data ->> 'runId' = $1`, [dead]).catch(() => undefined);
    scene.reddit.failNext({ status: 503 });
    await scene.app.startJobs();
    await scene.query(
      `insert into jobs.job (name, data) values ('collection.fetch.dead', jsonb_build_object('runId', $1::text))`,
      [dead],
    );
    await eventually(async () => (await scene.row(first)).state === 'SUCCEEDED', 30);
    expect((await scene.row(second)).state).toBe('PAUSED');
    await runs.resume(null, second);
    await eventually(async () => (await scene.row(second)).state === 'SUCCEEDED', 30);
    const { error } = await eventually(async () => {
      const row = await scene.row(dead);
      return row.state === 'FAILED' && row;
    }, 30);
    expect(error).toMatch(/^The worker that fetched this died/);
    await runs.resume(null, dead);
    await eventually(async () => (await scene.row(dead)).state === 'SUCCEEDED', 30);
  }, 120_000);
});

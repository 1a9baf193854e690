import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CollectionRunService, ImportService } from '@ethogram/collection';
import { SourceService } from '@ethogram/corpus';
import { CollectionScene, eventually } from './collection-scene.js';

const ROWS = 6_500;
let scene: CollectionScene;
let runs: CollectionRunService;
let imports: ImportService;
let folder: string;

beforeAll(async () => {
  scene = await CollectionScene.open();
  runs = scene.app.module.get(CollectionRunService);
  imports = scene.app.module.get(ImportService);
  folder = await mkdtemp(join(tmpdir(), 'ethogram-files-'));
});

afterAll(async () => {
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

async function dump(name: string, rows = ROWS): Promise<{ path: string; name: string }> {
  const path = join(folder, name);
  const lines = Array.from({ length: rows }, (_, index) =>
    JSON.stringify({
      id: `${name}${index}`,
      subreddit: 'aita',
      title: `AITA ${index}?`,
      selftext: `Case ${index}.`,
      created_utc: 1.6e9,
    }),
  );
  await writeFile(path, `${lines.join('\n')}\n`);
  return { path, name };
}

describe('a run of files', () => {
  it('stops at the next batch when it is paused, and its files go on from the queue', async () => {
    const files = [await dump('a'), await dump('b')];
    const { id } = await imports.startImport(null, { sourceId: await scene.source(), files });
    let pausing: Promise<unknown> | undefined;
    await imports.runNow(id, undefined, () => void (pausing ??= runs.pause(null, id)));
    await pausing;
    const paused = await runs.get(id);
    expect(paused.run.state).toBe('PAUSED');
    expect(paused.files.map(({ state }) => state)).toEqual(['PAUSED', 'PAUSED']);
    expect(paused.tally.posts.stored).toBeGreaterThan(0);
    expect(paused.tally.posts.stored).toBeLessThan(2 * ROWS);
    await scene.app.startJobs();
    await runs.resume(null, id);
    await eventually(async () => (await scene.row(id)).state === 'SUCCEEDED', 60);
    const { tally, progress } = await runs.get(id);
    expect(tally.posts).toMatchObject({ read: 2 * ROWS, stored: 2 * ROWS, duplicate: 0 });
    expect(progress.done).toBe(progress.total);
  }, 90_000);

  it('stores nothing more once it is cancelled', async () => {
    const sourceId = await scene.source();
    const { id } = await imports.startImport(null, { sourceId, files: [await dump('c')] });
    await runs.cancel(null, id);
    await imports.runNow(id);
    expect((await runs.get(id)).files.map(({ state }) => state)).toEqual(['CANCELLED']);
    expect((await scene.content(sourceId)).posts).toEqual([]);
  });

  it('fails with the day its approval expired, and goes on with the failed files alone once it is renewed', async () => {
    const sourceId = await scene.source();
    const files = [await dump('d', 50), { path: join(folder, 'e'), name: 'e' }];
    const { id } = await imports.startImport(null, { sourceId, files });
    const failed = await eventually(async () => {
      const view = await runs.get(id);
      return view.run.state === 'FAILED' && view;
    }, 30);
    expect(failed.run.error).toBe('e does not exist.');
    const sources = scene.app.module.get(SourceService);
    await sources.update(null, { id: sourceId, approvalExpiresAt: scene.clock.now() });
    await expect(runs.resume(null, id)).rejects.toThrow('expired on 1 March 2026');
    await sources.update(null, { id: sourceId, approvalExpiresAt: null });
    await dump('e', 60);
    await runs.resume(null, id);
    const { tally } = await eventually(async () => {
      const view = await runs.get(id);
      return view.run.state === 'SUCCEEDED' && view;
    }, 30);
    expect(tally.posts).toMatchObject({ read: 110, stored: 110, duplicate: 0 });
  }, 90_000);
});

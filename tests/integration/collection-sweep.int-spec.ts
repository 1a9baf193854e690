import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CollectionRunService, ImportService, RunLiveness, SweepRunsJob } from '@ethogram/collection';
import { CollectionScene } from './collection-scene.js';

let scene: CollectionScene;
let imports: ImportService;
let folder: string;
let file: string;

beforeAll(async () => {
  scene = await CollectionScene.open();
  imports = scene.app.module.get(ImportService);
  folder = await mkdtemp(join(tmpdir(), 'ethogram-sweep-'));
  file = join(folder, 'posts');
  await writeFile(
    file,
    `${JSON.stringify({ id: 'a', subreddit: 'aita', title: 'AITA?', selftext: 'Yes.' })}\n`,
  );
});

afterAll(async () => {
  await scene.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a run that nobody works on any more', () => {
  it('is ended and can be resumed, and one that a process works on without the queue is left alone', async () => {
    const sweeper = scene.app.module.get(SweepRunsJob);
    const abandoned = await imports.startImport(null, {
      sourceId: await scene.source(),
      files: [{ path: file, name: 'f' }],
    });
    await scene.query(`delete from jobs.job where name = 'collection.import-file' and state < 'completed'`);
    const fetched = await scene.start({ sourceId: await scene.source(), kind: 'SECOND_LOOK', request: {} });
    await scene.query(`delete from jobs.job where name = 'collection.fetch' and state < 'completed'`);
    await sweeper.sweep();
    expect((await scene.row(abandoned.id)).state).toBe('QUEUED');
    scene.clock.advance(180_000);
    const alive = await imports.startImport(null, {
      sourceId: await scene.source(),
      files: [{ path: file, name: 'g' }],
    });
    scene.clock.advance(180_000);
    await scene.query(`delete from jobs.job where name = 'collection.import-file' and state < 'completed'`);
    await scene.app.module.get(RunLiveness).during(alive.id, () => sweeper.sweep());
    const sentence =
      'The process that collected this ended before it was done. Resume the run to go on where it stopped.';
    expect(await scene.row(abandoned.id)).toMatchObject({ state: 'FAILED', error: sentence });
    expect(await scene.row(fetched.id)).toMatchObject({ state: 'FAILED', error: sentence });
    expect((await scene.row(alive.id)).state).toBe('QUEUED');
    expect(await imports.runNow(alive.id)).toMatchObject({ state: 'SUCCEEDED' });
    await scene.app.module.get(CollectionRunService).resume(null, abandoned.id);
    expect(await imports.runNow(abandoned.id)).toMatchObject({ state: 'SUCCEEDED' });
  });
});

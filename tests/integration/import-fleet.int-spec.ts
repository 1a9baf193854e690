import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type CollectionRunFile, ImportService } from '@ethogram/collection';
import { SourceService } from '@ethogram/corpus';
import { createTestApplication, type TestApplication } from '@ethogram/testing';

const ROWS = 25_000;
const WORKER = fileURLToPath(new URL('./import-worker.mjs', import.meta.url));

let app: TestApplication;
let imports: ImportService;
let folder: string;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  app = await createTestApplication();
  imports = app.module.get(ImportService);
  folder = await mkdtemp(join(tmpdir(), 'ethogram-fleet-'));
});

afterEach(async () => {
  await Promise.all(workers.splice(0).map(kill));
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** A worker in a process of its own, once it takes jobs. */
async function startWorker(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [WORKER, app.database.url, app.config.dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  workers.push(child);
  await new Promise<void>((ready, fail) => {
    child.stdout?.once('data', () => ready());
    child.once('exit', (code) => fail(new Error(`The worker ended with ${code}.`)));
  });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
}

async function writtenMonths(count: number): Promise<{ path: string; name: string }[]> {
  const names = Array.from({ length: count }, (_, month) => `RS_2023-0${month + 1}.ndjson`);
  return Promise.all(
    names.map(async (name, month) => {
      const path = join(folder, name);
      const rows = Array.from(
        { length: ROWS },
        (_, index) =>
          `{"id":"m${month}x${index}","subreddit":"AmItheAsshole","title":"AITA ${index}?","selftext":"Case ${index}.","created_utc":1600000000}\n`,
      );
      await writeFile(path, rows.join(''));
      return { path, name };
    }),
  );
}

async function until(runId: string, isReached: (files: CollectionRunFile[]) => boolean): Promise<void> {
  for (let tries = 0; tries < 6000; tries += 1) {
    if (isReached(await imports.filesOf(runId))) return;
    await delay(10);
  }
  throw new Error('It did not come to it within a minute.');
}

function isInTheMiddle({ state, checkpointLine }: CollectionRunFile): boolean {
  return state === 'RUNNING' && Number(checkpointLine) > 0;
}

describe('a fleet of workers', () => {
  it('shares the files of a run, and loses and repeats nothing when one of them is killed', async () => {
    const { id: sourceId } = await app.module
      .get(SourceService)
      .create(null, { name: 'months', basis: 'invented' });
    const months = await writtenMonths(3);
    const [first] = await Promise.all([startWorker(), startWorker()]);
    const run = await imports.startImport(null, { sourceId, files: months });
    await until(run.id, (files) => files.filter(isInTheMiddle).length === 2);
    await kill(first);
    await startWorker();
    await until(run.id, (files) => files.every(({ state }) => state === 'SUCCEEDED'));
    for (let tries = 0; tries < 600 && (await imports.get(run.id)).finishedAt === null; tries += 1)
      await delay(50);
    expect(await imports.get(run.id)).toMatchObject({
      state: 'SUCCEEDED',
      tally: { posts: { read: 3 * ROWS, stored: 3 * ROWS, duplicate: 0, invalid: 0 } },
    });
    const [counted] = await app.database.dataSource.query<object[]>(
      'select count(*)::int as posts, count(distinct fullname)::int as names from posts where source_id = $1',
      [sourceId],
    );
    expect(counted).toEqual({ posts: 3 * ROWS, names: 3 * ROWS });
  }, 240_000);
});

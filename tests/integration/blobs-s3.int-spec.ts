import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { HttpApplicationModule } from '@ethogram/server';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileService, ImportService } from '@ethogram/collection';
import { PeopleService, SessionService } from '@ethogram/accounts';
import { ScenarioService } from '@ethogram/corpus';
import { FileExportService, ReleaseService } from '@ethogram/datasets';
import { AdapterService } from '@ethogram/models';
import {
  BlobStore,
  checkBlobs,
  ConfigError,
  loadConfig,
  SESSION_COOKIE,
  type Role,
  workspaceRoot,
} from '@ethogram/platform';
import {
  answerTasks,
  createTestApplication,
  openMoralStudy,
  type OpenStudy,
  rawPosts,
  S3TestServer,
  type TestApplication,
} from '@ethogram/testing';

let server: S3TestServer;
let app: TestApplication;
let http: NestFastifyApplication;
let opened: OpenStudy & { sourceId: string };

beforeAll(async () => {
  server = await S3TestServer.start();
  app = await createTestApplication({ env: server.environment() });
  await app.startJobs();
  opened = await openMoralStudy(app, { posts: rawPosts(20), people: 1 });
  const parts = { config: app.config, dataSource: app.database.dataSource };
  const module = await Test.createTestingModule({
    imports: [HttpApplicationModule.forRoot(parts)],
  }).compile();
  http = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await http.register(fastifyCookie as never);
  await http.register(fastifyMultipart as never);
  await http.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await http.close();
  await app.close();
  await server.close();
});

/** What somebody who signed in as this is answered. */
async function asked(path: string, role: Role, init: RequestInit = {}): Promise<Response> {
  const person = await http
    .get(PeopleService, { strict: false })
    .create(null, { displayName: role, roles: [role] });
  const sessions = http.get(SessionService, { strict: false });
  const { url } = await sessions.createLink(null, person.id);
  const signedIn = await sessions.signIn(new URL(url).searchParams.get('token') ?? '');
  const headers = { cookie: `${SESSION_COOKIE}=${signedIn?.sessionToken}` };
  return fetch(`${await http.getUrl()}${path}`, { ...init, headers });
}

const inBucket = (folder: string): string[] =>
  [...server.bucket.objects.keys()].filter((key) => key.startsWith(`files/${folder}`));

describe('a platform with its files in a bucket', () => {
  it('exports a release and hands it out, file by file and as a zip', async () => {
    const scenarios = app.module.get(ScenarioService, { strict: false });
    for (const person of opened.people)
      await answerTasks(app, { study: opened.study, person }, async (task) => ({
        kind: 'moral_judgment',
        verdict: 'NTA',
        acceptability: 1,
        values: [{ value: 'face', direction: 'attained' }],
        confidence: 4,
        rationale: (await scenarios.get(task.scenarioId ?? '')).text.slice(0, 5),
        spans: [],
      }));
    const ratios = { train: 0.6, validation: 0.2, test: 0.2 };
    const request = { studyId: opened.study.id, minimumJudgments: 1, seed: 1, ratios };
    const release = await app.module.get(ReleaseService).create(null, request);
    const files = app.module.get(FileExportService);
    const { id } = await files.start(null, release.id, 'JSONL_GZ');
    while (['QUEUED', 'RUNNING'].includes((await files.get(id)).state)) await delay(50);
    const found = await files.finished(id);
    expect(found.files.reduce((sum, { rows }) => sum + (rows ?? 0), 0)).toBe(20);
    expect(inBucket(`exports/${id}/`)).toHaveLength(found.files.length);
    for (const file of found.files) {
      const answer = await asked(`/exports/files/${id}/${file.path}`, 'RESEARCHER');
      expect(
        createHash('sha256')
          .update(await bytesOf(answer))
          .digest('hex'),
      ).toBe(file.sha256);
    }
    const zip = await bytesOf(await asked(`/exports/files/${id}.zip`, 'RESEARCHER'));
    expect(zip.subarray(0, 2).toString()).toBe('PK');
    for (const { path } of found.files) expect(zip.includes(path)).toBe(true);
    server.trouble = () => 'half';
    const broken = await asked(`/exports/files/${id}.zip`, 'RESEARCHER')
      .then(bytesOf)
      .catch(() => null);
    server.trouble = () => null;
    expect(broken === null || broken.length < zip.length).toBe(true);
    await files.discard({ exportId: id });
    expect(inBucket(`exports/${id}/`)).toEqual([]);
  });

  it('takes uploads, shows their beginning, imports them, and keeps no copy', async () => {
    const { sourceId } = opened;
    const files = app.module.get(FileService);
    const rows = [3001, 3002].map((number) =>
      JSON.stringify({
        id: `up${number}`,
        title: `Title ${number}`,
        selftext: `A story about ${number}, long enough to be one.`,
        subreddit: 'AmItheAsshole',
        author: 'somebody',
        created_utc: 1_700_000_000 + number,
      }),
    );
    const form = new FormData();
    form.append('file', new Blob([rows.join('\n')]), 'posts.ndjson');
    const uploaded = await asked('/files', 'CURATOR', { method: 'POST', body: form });
    const [{ id = '' } = {}] = (await uploaded.json()) as { id?: string }[];
    expect(inBucket(`uploads/${id}`)).toHaveLength(1);
    expect((await files.preview(id)).rows).toHaveLength(2);
    const imports = app.module.get(ImportService);
    const run = await imports.importNow({ sourceId, files: await files.runFiles([id]) });
    const [read] = await imports.filesOf(run.id);
    expect(read).toMatchObject({ state: 'SUCCEEDED', error: null, path: `blob:uploads/${id}` });
    expect(read?.tally.posts.stored).toBe(2);
    expect(await readdir(join(app.config.dataDir, 'blob-copies/passing'))).toEqual([]);
    await files.discard(id);
    expect(inBucket('uploads/')).toEqual([]);
    const gone = [{ path: `blob:uploads/${id}`, name: 'posts.ndjson' }];
    const late = await imports.importNow({ sourceId, files: gone });
    expect((await imports.filesOf(late.id))[0]).toMatchObject({
      state: 'FAILED',
      error: 'posts.ndjson is not kept any more: upload it again.',
    });
  });

  it('puts an adapter where a model server finds it, under the data folder', async () => {
    const blobs = app.module.get(BlobStore, { strict: false });
    for (const name of ['adapter_config.json', 'adapter_model.safetensors'])
      await blobs.put(`adapters/one/${name}`, Readable.from([name]));
    const folder = await app.module.get(AdapterService).folder('one');
    expect(folder).toBe(join(app.config.dataDir, 'blob-copies/kept/adapters/one'));
    expect(await readFile(join(folder, 'adapter_model.safetensors'), 'utf8')).toBe(
      'adapter_model.safetensors',
    );
  });

  it('does not start without its bucket, and says what to set', async () => {
    const env = { ...server.environment(), ETHOGRAM_DATA: app.config.dataDir };
    await checkBlobs(loadConfig(workspaceRoot(), env));
    const starting = checkBlobs(
      loadConfig(workspaceRoot(), { ...env, ETHOGRAM_S3_SECRET_ACCESS_KEY: 'hidden-word' }),
    );
    await expect(starting).rejects.toBeInstanceOf(ConfigError);
    await expect(starting).rejects.toThrow(
      'Check ETHOGRAM_S3_ACCESS_KEY_ID and ETHOGRAM_S3_SECRET_ACCESS_KEY.',
    );
    await expect(starting).rejects.not.toThrow('hidden-word');
  });
});

async function bytesOf(answer: Response): Promise<Buffer> {
  expect(answer.ok).toBe(true);
  return Buffer.from(await answer.arrayBuffer());
}

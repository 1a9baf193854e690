import { PeopleService, SessionService } from '@ethogram/accounts';
import { FixedClock, newId, SystemClock } from '@ethogram/core';
import { ReleaseService, TrainingSetBuilder, TrainingSetService } from '@ethogram/datasets';
import {
  inputValidationPipe,
  loadConfig,
  type Role,
  SESSION_COOKIE,
  workspaceRoot,
} from '@ethogram/platform';
import { HttpApplicationModule } from '@ethogram/server';
import { InstrumentService } from '@ethogram/surveys';
import {
  answerTasks,
  createTestDatabase,
  openMoralStudy,
  rawPosts,
  type TestApplication,
  type TestDatabase,
} from '@ethogram/testing';
import { FakeModelClient, ModelClient } from '@ethogram/vllm-client';
import fastifyCookie from '@fastify/cookie';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let database: TestDatabase;
let dataDir: string;
let http: NestFastifyApplication;
let releaseId: string;
let trainingSetId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'ethogram-exports-'));
  const config = loadConfig(workspaceRoot(), { ETHOGRAM_DATABASE_URL: database.url, ETHOGRAM_DATA: dataDir });
  const model = new FakeModelClient({ model: 'base', answers: () => ({ 4: 1 }) });
  const module = await Test.createTestingModule({
    imports: [
      HttpApplicationModule.forRoot({ config, dataSource: database.dataSource, clock: new SystemClock() }),
    ],
  })
    .overrideProvider(ModelClient)
    .useValue(model)
    .compile();
  http = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await http.register(fastifyCookie as never);
  http.useGlobalPipes(inputValidationPipe());
  await http.init();
  await http.getHttpAdapter().getInstance().ready();
  releaseId = await makeRelease({
    module,
    database,
    config,
    startJobs: async () => undefined,
    close: async () => undefined,
  });
  trainingSetId = await makeTrainingSet();
});
afterAll(async () => {
  await http.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function makeRelease(app: TestApplication): Promise<string> {
  const opened = await openMoralStudy(app, { posts: rawPosts(10), people: 1 });
  for (const person of opened.people) {
    await answerTasks(app, { study: opened.study, person }, () => ({
      kind: 'moral_judgment',
      verdict: 'NTA',
      acceptability: 1,
      values: [],
      confidence: 4,
      rationale: '',
    }));
  }
  const ratios = { train: 0.8, validation: 0.1, test: 0.1 };
  const release = await app.module.get(ReleaseService, { strict: false }).create(null, {
    studyId: opened.study.id,
    name: 'Ünusual  "Name"',
    minimumJudgments: 1,
    seed: 0,
    ratios,
  });
  return release.id;
}

async function makeTrainingSet(): Promise<string> {
  const instrument = await http.get(InstrumentService, { strict: false }).byKey('ethogram-values');
  const { id } = await http
    .get(TrainingSetService, { strict: false })
    .create(null, { instrumentId: instrument.id, baseModel: 'base', target: 'face', delta: -1, seed: 0 });
  const context = { signal: new AbortController().signal, attempt: 0, isLastAttempt: true };
  await http.get(TrainingSetBuilder, { strict: false }).build({ trainingSetId: id }, context);
  return id;
}

/** The cookie of somebody freshly signed in. */
async function cookieOf(role: Role): Promise<Record<string, string>> {
  const person = await http
    .get(PeopleService, { strict: false })
    .create(null, { displayName: role, roles: [role] });
  const sessions = http.get(SessionService, { strict: false });
  const link = await sessions.createLink(null, person.id);
  const signedIn = await sessions.signIn(new URL(link.url).searchParams.get('token') ?? '');
  return { [SESSION_COOKIE]: signedIn?.sessionToken ?? '' };
}

async function download(path: string, role?: Role): ReturnType<NestFastifyApplication['inject']> {
  return http.inject({ method: 'GET', url: path, ...(role ? { cookies: await cookieOf(role) } : {}) });
}

describe('downloading a dataset', () => {
  it.each(['CURATOR', 'RESEARCHER', 'ADMIN'] as const)(
    'gives a release to a %s as a file with version and short hash in its name',
    async (role) => {
      const { contentHash } = await http.get(ReleaseService, { strict: false }).get(releaseId);
      const answer = await download(`/exports/releases/${releaseId}.jsonl`, role);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-disposition']).toBe(
        `attachment; filename="unusual-name-1.0.0-${contentHash.slice(0, 12)}.jsonl"`,
      );
      expect(answer.headers['content-type']).toContain('application/x-ndjson');
      const lines = answer.body.trimEnd().split('\n');
      expect(lines).toHaveLength(10);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        kind: 'moral_judgment',
        aggregate: { verdict: 'NTA' },
      });
    },
  );

  it('gives a training set in the rows the trainer reads', async () => {
    const answer = await download(`/exports/training-sets/${trainingSetId}.jsonl`, 'RESEARCHER');
    expect(answer.statusCode).toBe(200);
    const rows = answer.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows).toHaveLength(480);
    expect(rows[0]).toMatchObject({ prompt: [{ role: 'user' }], completion: [{ role: 'assistant' }] });
  });

  it.each([
    [401, undefined, () => `/exports/releases/${releaseId}.jsonl`],
    [403, 'ANNOTATOR', () => `/exports/releases/${releaseId}.jsonl`],
    [403, 'ANNOTATOR', () => `/exports/training-sets/${trainingSetId}.jsonl`],
    [404, 'CURATOR', () => `/exports/releases/${newId(new FixedClock())}.jsonl`],
    [404, 'CURATOR', () => `/exports/releases/${releaseId}`],
    [404, 'CURATOR', () => `/exports/releases/..%2F${releaseId}.jsonl`],
    [404, 'CURATOR', () => `/exports/training-sets/${releaseId}.jsonl`],
  ] as const)('answers %i to %s in plain text', async (status, role, path) => {
    const answer = await download(path(), role);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toMatch(/^[A-Z].*\.\n$/);
  });

  it('answers an error and not a short file when the stored rows were changed', async () => {
    const runner = database.dataSource.createQueryRunner();
    await runner.query(`set session_replication_role = replica`);
    await runner.query(`delete from release_rows where release_id = $1 and position = 3`, [releaseId]);
    await runner.query(`set session_replication_role = default`);
    await runner.release();
    const answer = await download(`/exports/releases/${releaseId}.jsonl`, 'CURATOR');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('moral_judgment');
  });
});

describe('datasets over GraphQL', () => {
  async function ask(
    query: string,
    role: Role,
  ): Promise<{ data: Record<string, unknown> | null; errors?: { extensions: { code: string } }[] }> {
    const answer = await http.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query },
      cookies: await cookieOf(role),
    });
    return answer.json();
  }

  it('lists releases with their studies and training sets with a preview', async () => {
    const { data, errors } = await ask(
      `{ releases(page: { limit: 5 }, sort: { field: "createdAt", order: DESC }) { total items { version kind contentHash manifest seed counts { split rows groups } exportPath study { name doneCount } revocations { key } } }
         releasePreview(id: "${releaseId}", limit: 2)
         trainingSets(page: { limit: 5 }, sort: { field: "name" }) { total items { name state progress { done total note } rowCount preview exportPath manifest error } } }`,
      'RESEARCHER',
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      releases: {
        total: 1,
        items: [
          {
            version: '1.0.0',
            kind: 'MORAL_JUDGMENT',
            exportPath: `/exports/releases/${releaseId}.jsonl`,
            study: { doneCount: 10 },
            revocations: [],
          },
        ],
      },
      trainingSets: { total: 1, items: [{ state: 'SUCCEEDED', rowCount: 480, error: null }] },
    });
    const [set] = (data?.['trainingSets'] as { items: { preview: unknown[] }[] }).items;
    expect(set?.preview).toHaveLength(10);
    expect(data?.['releasePreview']).toHaveLength(2);
  });

  it('lets a curator make releases and no researcher, a researcher training sets and no curator', async () => {
    const { studyId } = await http.get(ReleaseService, { strict: false }).get(releaseId);
    const { instrumentId } = await http.get(TrainingSetService, { strict: false }).get(trainingSetId);
    const release = `mutation { createRelease(input: { studyId: "${studyId}", seed: 5 }) { state leaks { first } } }`;
    const training = `mutation { createTrainingSet(input: { instrumentId: "${instrumentId}", baseModel: "base", target: "face", delta: 1 }) { state heldOutFamilies } }`;
    expect((await ask(release, 'RESEARCHER')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ask(training, 'CURATOR')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await ask(release, 'CURATOR')).data).toMatchObject({
      createRelease: { state: 'QUEUED', leaks: [] },
    });
    expect((await ask(training, 'RESEARCHER')).data).toMatchObject({
      createTrainingSet: { state: 'QUEUED' },
    });
  });
});

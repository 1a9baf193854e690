import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import { PeopleService, SessionService } from '@ethogram/accounts';
import { ImportService } from '@ethogram/collection';
import { ScenarioBatchService } from '@ethogram/corpus';
import { inputValidationPipe, type Role, SESSION_COOKIE } from '@ethogram/platform';
import { HttpApplicationModule } from '@ethogram/server';
import { createTestApplication, tale, type TestApplication } from '@ethogram/testing';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';

let base: TestApplication;
let http: NestFastifyApplication;

beforeAll(async () => {
  base = await createTestApplication();
  const options = { config: base.config, dataSource: base.database.dataSource };
  const module = await Test.createTestingModule({
    imports: [HttpApplicationModule.forRoot(options)],
  }).compile();
  http = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await http.register(fastifyCookie as never);
  await http.register(fastifyMultipart as never, { limits: { fileSize: 1 << 20 } });
  http.useGlobalPipes(inputValidationPipe());
  await http.init();
});

afterAll(async () => {
  await http.close();
  await base.close();
});

async function signedIn(role: Role): Promise<string> {
  const person = await base.module.get(PeopleService).create(null, { displayName: role, roles: [role] });
  const sessions = base.module.get(SessionService);
  const link = await sessions.createLink(null, person.id);
  const session = await sessions.signIn(new URL(link.url).searchParams.get('token') ?? '');
  return session?.sessionToken ?? '';
}

interface Answer {
  data: Record<string, never> | null;
  errors?: { extensions: { code: string } }[];
}

async function ask(token: string, query: string, variables: object = {}): Promise<Answer> {
  const { body } = await http.inject({
    method: 'POST',
    url: '/graphql',
    cookies: { [SESSION_COOKIE]: token },
    payload: { query, variables },
  });
  return JSON.parse(body) as Answer;
}

async function upload(
  token: string,
  name: string,
  content: string,
): Promise<{ statusCode: number; body: string }> {
  const payload = `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n--x--\r\n`;
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  return http.inject({
    method: 'POST',
    url: '/files',
    headers,
    payload,
    cookies: { [SESSION_COOKIE]: token },
  });
}

describe('collection over HTTP', () => {
  it('goes from an uploaded file to scenarios', async () => {
    const curator = await signedIn('CURATOR');
    const rows = [1, 2].map((n) =>
      JSON.stringify({
        id: `h${n}`,
        subreddit: 'AmItheAsshole',
        title: `AITA ${n}?`,
        selftext: tale(n),
        link_flair_text: 'Asshole',
        created_utc: 1.6e9,
      }),
    );
    const uploaded = await upload(curator, 'two.ndjson', `${rows.join('\n')}\nbroken\n`);
    expect(uploaded.statusCode).toBe(201);
    const [file] = JSON.parse(uploaded.body) as { id: string; name: string }[];
    expect(file?.name).toBe('two.ndjson');

    const made = await ask(
      curator,
      `mutation { createSource(input: {name: "Uploads", mayAnnotate: true, basis: "invented"}) { id postCount mayTrain } }`,
    );
    expect(made).toMatchObject({ data: { createSource: { postCount: 0, mayTrain: false } } });
    const sourceId: unknown = made.data?.['createSource']?.['id'];
    const started = await ask(
      curator,
      `mutation ($sourceId: ID!, $fileIds: [ID!]!) { startImport(input: {sourceId: $sourceId, fileIds: $fileIds}) { id state kind description files { name state } } }`,
      { sourceId, fileIds: [file?.id] },
    );
    expect(started).toMatchObject({
      data: {
        startImport: {
          state: 'QUEUED',
          kind: 'FILES',
          description: 'one file',
          files: [{ name: 'two.ndjson', state: 'QUEUED' }],
        },
      },
    });
    await base.module.get(ImportService).runNow(String(started.data?.['startImport']?.['id']));

    const runs = `{ collectionRuns(page: {limit: 10}, sort: {field: "createdAt"}, filter: {}) { total items { state source { name postCount } progress { done total finishedAt }
      counts { posts { read stored invalid } verdicts { YTA none } } requestsSent rowsPerSecond skipped { reason count } invalidLines { file line reason } } } }`;
    expect(await ask(curator, runs)).toMatchObject({
      data: {
        collectionRuns: {
          total: 1,
          items: [
            {
              state: 'SUCCEEDED',
              source: { name: 'Uploads', postCount: 2 },
              counts: { posts: { read: 3, stored: 2, invalid: 1 }, verdicts: { YTA: 2, none: 0 } },
              requestsSent: 0,
              skipped: [{ reason: 'not readable', count: 1 }],
              invalidLines: [{ file: 'two.ndjson', line: 3, reason: 'the line is not JSON' }],
            },
          ],
        },
      },
    });
    const making = await ask(
      curator,
      `mutation ($sourceId: ID!) { startMakeScenarios(input: {sourceId: $sourceId}) { id state } }`,
      { sourceId },
    );
    expect(making).toMatchObject({ data: { startMakeScenarios: { state: 'QUEUED' } } });
    const batchId = String(making.data?.['startMakeScenarios']?.['id']);
    await base.module.get(ScenarioBatchService).run(batchId);
    const batch = `query ($id: ID!) { scenarioBatch(id: $id) { state progress { done total } result { made waiting tooShort } error } }`;
    expect(await ask(curator, batch, { id: batchId })).toMatchObject({
      data: {
        scenarioBatch: {
          state: 'SUCCEEDED',
          progress: { done: 2, total: 2 },
          result: { made: 2, waiting: 0, tooShort: 0 },
          error: null,
        },
      },
    });
    const posts = `{ posts(page: {limit: 10}, filter: {verdict: YTA, hasScenario: true}, sort: {field: "fullname"}) {
      total items { fullname state verdict flairVerdict commentCount communityVerdict { votes } scenarioId } }
      scenarios(page: {limit: 10}, sort: {field: "createdAt"}, filter: {}) { items { text redactions withdrawnAt } } sources { name postCount } }`;
    expect(await ask(curator, posts)).toMatchObject({
      data: {
        posts: {
          total: 2,
          items: [
            { fullname: 't3_h1', state: 'LIVE', verdict: 'YTA', commentCount: 0, communityVerdict: null },
            {},
          ],
        },
        scenarios: { items: [{ withdrawnAt: null, redactions: { user: 0 } }, {}] },
        sources: [{ name: 'Uploads', postCount: 2 }],
      },
    });
  });

  it('shows annotators no post, no verdict and no upload', async () => {
    const annotator = await signedIn('ANNOTATOR');
    for (const query of [
      '{ posts { total } }',
      '{ scenarios { total } }',
      '{ sources { id } }',
      '{ collectionRuns { total } }',
    ]) {
      expect((await ask(annotator, query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await upload(annotator, 'a.ndjson', '{}')).statusCode).toBe(403);
    expect((await upload('', 'a.ndjson', '{}')).statusCode).toBe(401);
  });

  it('lets researchers read and not change', async () => {
    const researcher = await signedIn('RESEARCHER');
    expect((await ask(researcher, '{ sources { id } }')).errors).toBeUndefined();
    const made = await ask(researcher, `mutation { createSource(input: {name: "No", basis: "x"}) { id } }`);
    expect(made.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('refuses an upload above the limit and keeps nothing of it', async () => {
    const curator = await signedIn('CURATOR');
    const count = async (): Promise<unknown> =>
      base.database.dataSource.query('select count(*)::int as files from uploaded_files');
    const before = await count();
    const refused = await upload(curator, 'large.ndjson', 'x'.repeat((1 << 20) + 1));
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain('large.ndjson is larger than an upload may be');
    expect(await count()).toEqual(before);
  });

  it('refuses an order by a column that lists do not sort by', async () => {
    const curator = await signedIn('CURATOR');
    const answer = await ask(
      curator,
      '{ posts(page: {limit: 10}, sort: {field: "authorKey"}, filter: {}) { total } }',
    );
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  });
});

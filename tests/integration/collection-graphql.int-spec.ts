import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastifyCookie from '@fastify/cookie';
import { PeopleService, SessionService } from '@ethogram/accounts';
import { inputValidationPipe, type Role, SESSION_COOKIE } from '@ethogram/platform';
import { RedditSource } from '@ethogram/reddit';
import { HttpApplicationModule } from '@ethogram/server';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { CollectionScene } from './collection-scene.js';

interface Answer<Data> {
  data: Data;
  errors?: { message: string; extensions: { code: string } }[];
}

let scene: CollectionScene;
let http: NestFastifyApplication;
const tokens = new Map<Role, string>();

beforeAll(async () => {
  scene = await CollectionScene.open();
  for (let index = 0; index < 3; index += 1) scene.reddit.addPost({ subreddit: 'aita' });
  const { config, database } = scene.app;
  const options = { config, dataSource: database.dataSource, clock: scene.clock };
  const module = await Test.createTestingModule({ imports: [HttpApplicationModule.forRoot(options)] })
    .overrideProvider(RedditSource)
    .useValue(scene.redditSource)
    .compile();
  http = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await http.register(fastifyCookie as never);
  http.useGlobalPipes(inputValidationPipe());
  await http.init();
  for (const role of ['CURATOR', 'RESEARCHER', 'ANNOTATOR'] as const) tokens.set(role, await signedIn(role));
});

afterAll(async () => {
  await http.close();
  await scene.close();
});

async function signedIn(role: Role): Promise<string> {
  const { id } = await scene.app.module.get(PeopleService).create(null, { displayName: role, roles: [role] });
  const sessions = scene.app.module.get(SessionService);
  const { url } = await sessions.createLink(null, id);
  return (await sessions.signIn(new URL(url).searchParams.get('token') ?? ''))?.sessionToken ?? '';
}

async function ask<Data = never>(
  query: string,
  variables: object = {},
  role: Role = 'CURATOR',
): Promise<Answer<Data>> {
  const { body } = await http.inject({
    method: 'POST',
    url: '/graphql',
    cookies: { [SESSION_COOKIE]: tokens.get(role) ?? '' },
    payload: { query, variables },
  });
  return JSON.parse(body) as Answer<Data>;
}

const CREATE = `mutation ($input: CreateSourceInput!) { createSource(input: $input) { id accessBasis approvalRef approvalExpiresAt approvalExpired } }`;
const START = `mutation ($input: StartCollectionInput!) { startCollection(input: $input) { id state kind description request requestsSent } }`;
const RUN = `query ($id: ID!) { collectionRun(id: $id) { state progress { done total note } requestsSent rowsPerSecond
  counts { posts { stored } } skipped { reason count } files { id } check { checked } scheduleId error } }`;

async function createSource(input: object): Promise<string> {
  const made = await ask<{ createSource: { id: string } }>(CREATE, {
    input: { basis: 'invented', ...input },
  });
  return made.data.createSource.id;
}

const api = { accessBasis: 'APPROVED_API', approvalRef: 'R-9', approvalExpiresAt: '2026-03-15T00:00:00Z' };

describe('collecting over HTTP', () => {
  it('goes from a source with its approval to stored posts, pausing on the way', async () => {
    const made = await ask(CREATE, { input: { name: 'One', basis: 'invented', ...api } });
    expect(made).toMatchObject({
      data: {
        createSource: { ...api, approvalExpiresAt: '2026-03-15T00:00:00.000Z', approvalExpired: false },
      },
    });
    const sourceId: string = made.data['createSource']['id'];
    const input = {
      sourceId,
      kind: 'LISTING',
      subreddit: 'aita',
      listing: 'TOP',
      time: 'WEEK',
      limit: 2,
      withComments: false,
    };
    const started = await ask<{ startCollection: { id: string } }>(START, { input });
    expect(started).toMatchObject({
      data: {
        startCollection: {
          state: 'QUEUED',
          kind: 'LISTING',
          description: 'top posts of the last week in r/aita, at most 2',
          request: { subreddit: 'aita', listing: 'TOP', time: 'WEEK' },
          requestsSent: 0,
        },
      },
    });
    const { id } = started.data.startCollection;
    const act = (name: string): Promise<Answer<unknown>> =>
      ask(`mutation ($id: ID!) { ${name}(id: $id) { state } }`, { id });
    expect(await act('pauseCollectionRun')).toEqual({ data: { pauseCollectionRun: { state: 'PAUSED' } } });
    expect(await act('pauseCollectionRun')).toMatchObject({ errors: [{ extensions: { code: 'CONFLICT' } }] });
    expect(await act('resumeCollectionRun')).toEqual({ data: { resumeCollectionRun: { state: 'QUEUED' } } });
    await scene.fetch(id);
    expect(await ask(RUN, { id })).toEqual({
      data: {
        collectionRun: {
          state: 'SUCCEEDED',
          progress: { done: 1, total: 1, note: null },
          requestsSent: 1,
          rowsPerSecond: null,
          counts: { posts: { stored: 2 } },
          skipped: [],
          files: [],
          check: null,
          scheduleId: null,
          error: null,
        },
      },
    });
    expect(await act('cancelCollectionRun')).toMatchObject({
      errors: [{ message: 'The run has ended, so it cannot be cancelled.' }],
    });
    expect(
      await ask('query ($sourceId: ID) { subreddits(sourceId: $sourceId) { subreddit posts } }', {
        sourceId,
      }),
    ).toEqual({
      data: { subreddits: [{ subreddit: 'aita', posts: 2 }] },
    });
  });

  it('says what is wrong with a request, and that an approval is missing or over', async () => {
    const refused = await ask(CREATE, { input: { name: 'No', basis: 'x', accessBasis: 'APPROVED_API' } });
    expect(refused.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_INPUT' } });
    const file = await createSource({ name: 'File' });
    const input = { sourceId: file, kind: 'LISTING', subreddit: 'aita' };
    const wrong = await ask(START, { input });
    expect(wrong.errors?.[0]).toMatchObject({ extensions: { code: 'NOT_PERMITTED_BY_SOURCE' } });
    const change = `mutation ($input: UpdateSourceInput!) { updateSource(input: $input) { approvalExpired mayTrain basis } }`;
    const update = { id: file, ...api, approvalExpiresAt: '2026-02-01T00:00:00Z', mayTrain: true };
    expect(await ask(change, { input: update })).toEqual({
      data: { updateSource: { approvalExpired: true, mayTrain: true, basis: 'invented' } },
    });
    expect((await ask(START, { input })).errors?.[0]?.message).toContain('expired on 1 February 2026');
    await ask(change, { input: { id: file, approvalExpiresAt: null } });
    expect((await ask(START, { input: { ...input, subreddit: 'x y' } })).errors?.[0]?.message).toContain(
      'x y is no name',
    );
    expect((await ask(START, { input: { ...input, kind: 'FILES' } })).errors?.[0]?.extensions.code).toBe(
      'BAD_INPUT',
    );
  });

  it('saves schedules and lists them with their next time', async () => {
    const sourceId = await createSource({ name: 'Scheduled', ...api });
    const save = `mutation ($input: CollectionScheduleInput!) { saveCollectionSchedule(input: $input) { id cronInWords enabled request } }`;
    const input = {
      sourceId,
      name: 'Daily',
      cron: '0 6 * * *',
      subreddit: 'aita',
      listing: 'NEW',
      limit: 100,
    };
    const saved = await ask<{ saveCollectionSchedule: { id: string } }>(save, { input });
    expect(saved).toMatchObject({
      data: {
        saveCollectionSchedule: {
          cronInWords: 'every day at 06:00 UTC',
          enabled: true,
          request: { limit: 100, withComments: true },
        },
      },
    });
    expect((await ask(save, { input: { ...input, cron: '0 25 * * *' } })).errors?.[0]?.message).toMatch(
      /^“25” is no hour/,
    );
    const list = `query ($id: ID!) { collectionSchedules(sourceId: $id) { name nextAt problem lastStartedAt } }`;
    expect(await ask(list, { id: sourceId }, 'RESEARCHER')).toEqual({
      data: {
        collectionSchedules: [
          { name: 'Daily', nextAt: '2026-03-02T06:00:00.000Z', problem: null, lastStartedAt: null },
        ],
      },
    });
    const { id } = saved.data.saveCollectionSchedule;
    const remove = `mutation ($id: ID!) { deleteCollectionSchedule(id: $id) }`;
    expect(await ask(remove, { id })).toEqual({ data: { deleteCollectionSchedule: true } });
    expect((await ask(remove, { id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('shows the state of the API', async () => {
    const status = await ask('{ redditApi { configured notice remaining resetsAt } }', {}, 'RESEARCHER');
    expect(status).toMatchObject({ data: { redditApi: { configured: true, notice: null } } });
  });

  it('lets researchers look and annotators not even that', async () => {
    const id = '01890000-0000-7000-8000-000000000001';
    const input = { sourceId: id, kind: 'SECOND_LOOK' };
    expect((await ask(START, { input }, 'RESEARCHER')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    for (const query of [
      '{ redditApi { notice } }',
      '{ subreddits { posts } }',
      `{ collectionSchedules(sourceId: "${id}") { id } }`,
    ]) {
      expect((await ask(query, {}, 'ANNOTATOR')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});

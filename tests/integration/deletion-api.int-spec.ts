import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastifyCookie from '@fastify/cookie';
import { PeopleService, SessionService } from '@ethogram/accounts';
import { inputValidationPipe, SESSION_COOKIE } from '@ethogram/platform';
import { RedditSource } from '@ethogram/reddit';
import { HttpApplicationModule } from '@ethogram/server';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { DeletionCheckScene, HOUR_MS } from './deletion-check-scene.js';

const STATUS = `deletionCheck { due oldestSeenAt possible notice lastRun { id kind state requestsSent
  description check { checked live edited authorGone deleted removed missing waiting } } }`;

let scene: DeletionCheckScene;
let http: NestFastifyApplication;
let token: string;

beforeAll(async () => {
  scene = await DeletionCheckScene.set();
  const { config, database } = scene.app;
  const options = { config, dataSource: database.dataSource, clock: scene.clock };
  const module = await Test.createTestingModule({ imports: [HttpApplicationModule.forRoot(options)] })
    .overrideProvider(RedditSource)
    .useValue(scene.source)
    .compile();
  http = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await http.register(fastifyCookie as never);
  http.useGlobalPipes(inputValidationPipe());
  await http.init();
  const people = scene.app.module.get(PeopleService);
  const curator = await people.create(null, { displayName: 'Curator', roles: ['CURATOR', 'RESEARCHER'] });
  const sessions = scene.app.module.get(SessionService);
  const link = await sessions.createLink(null, curator.id);
  token = (await sessions.signIn(new URL(link.url).searchParams.get('token') ?? ''))?.sessionToken ?? '';
});

afterAll(async () => {
  await http.close();
  await scene.close();
});

async function ask<Data>(query: string, variables: object = {}): Promise<{ data: Data; errors?: unknown }> {
  const { body } = await http.inject({
    method: 'POST',
    url: '/graphql',
    cookies: { [SESSION_COOKIE]: token },
    payload: { query, variables },
  });
  return JSON.parse(body) as { data: Data; errors?: unknown };
}

describe('deletion checks over HTTP', () => {
  it('are started by a curator, and seen with their source', async () => {
    const posts = scene.addPosts(3);
    const sourceId = await scene.stored(posts);
    scene.reddit.deletePost(posts[0] as string);
    scene.clock.advance(25 * HOUR_MS);
    const before = await ask(`query ($id: ID!) { source(id: $id) { ${STATUS} } }`, { id: sourceId });
    expect(before).toEqual({
      data: {
        source: {
          deletionCheck: {
            due: 3,
            oldestSeenAt: '2026-05-01T00:00:00.000Z',
            possible: true,
            notice: null,
            lastRun: null,
          },
        },
      },
    });
    const started = await ask<{ startDeletionCheck: { id: string } }>(
      `mutation ($id: ID!) { startDeletionCheck(sourceId: $id) { id state kind } }`,
      { id: sourceId },
    );
    const { id } = started.data.startDeletionCheck;
    expect(started.data.startDeletionCheck).toEqual({ id, state: 'QUEUED', kind: 'DELETION_CHECK' });
    await scene.runner.run(id);
    const own = await scene.stored([], { accessBasis: 'OWN_TEXTS' });
    const { data } = await ask<{ sources: { id: string; deletionCheck: object }[] }>(
      `{ sources { id ${STATUS} } }`,
    );
    const byId = new Map(data.sources.map((source) => [source.id, source.deletionCheck]));
    expect(byId.get(sourceId)).toMatchObject({
      due: 0,
      lastRun: {
        id,
        state: 'SUCCEEDED',
        requestsSent: 1,
        description: 'check for deleted posts and comments',
        check: { checked: 3, live: 2, deleted: 1, waiting: 0 },
      },
    });
    expect(byId.get(own)).toMatchObject({
      due: 0,
      possible: false,
      notice: expect.stringContaining('access basis'),
    });
  });

  it('are refused with a sentence where nothing can be checked', async () => {
    const own = await scene.stored([], { accessBasis: 'FILE' });
    const answer = await ask(
      `mutation ($id: ID!) { startDeletionCheck(sourceId: $id, force: true) { id } }`,
      {
        id: own,
      },
    );
    expect(answer.errors).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'NOT_PERMITTED_BY_SOURCE' }) }),
    ]);
  });

  it('say on releases, models, runs and reports what they touched', async () => {
    const fields = ['releases', 'fineTuneRuns', 'adapters', 'runs', 'reports']
      .map((list) => `${list} { items { id affectedByDeletions } total }`)
      .join(' ');
    expect(await ask(`{ ${fields} }`)).toEqual({
      data: Object.fromEntries(
        ['releases', 'fineTuneRuns', 'adapters', 'runs', 'reports'].map((list) => [
          list,
          { items: [], total: 0 },
        ]),
      ),
    });
  });
});

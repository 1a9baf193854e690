import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PeopleService, SessionService } from '@ethogram/accounts';
import {
  enforceAccess,
  fieldRules,
  inputValidationPipe,
  loadConfig,
  type Role,
  SESSION_COOKIE,
  workspaceRoot,
} from '@ethogram/platform';
import { HttpApplicationModule } from '@ethogram/server';
import { createTestDatabase, type TestDatabase } from '@ethogram/testing';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildSchema } from 'graphql';
import { readableBy, refusedRequests } from './schema-walk.js';

interface Answer {
  readonly data: Record<string, unknown> | null;
  readonly errors?: { message: string; extensions: { code: string } }[];
}

describe('who may read what', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    const config = loadConfig(workspaceRoot(), {
      ETHOGRAM_DATABASE_URL: database.url,
      ETHOGRAM_SECRET: 'a-secret-of-this-test-alone-0123456789',
    });
    app = await NestFactory.create<NestFastifyApplication>(
      HttpApplicationModule.forRoot({ config, dataSource: database.dataSource }),
      new FastifyAdapter(),
      { logger: ['error'], abortOnError: false },
    );
    await app.register(fastifyCookie as never);
    app.useGlobalPipes(inputValidationPipe());
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  async function cookieOf(roles: Role[]): Promise<string> {
    const person = await app.get(PeopleService).create(null, { displayName: roles.join(' '), roles });
    const link = await app.get(SessionService).createLink(null, person.id);
    const signedIn = await app.get(SessionService).signIn(new URL(link.url).searchParams.get('token') ?? '');
    return `${SESSION_COOKIE}=${signedIn?.sessionToken}`;
  }

  async function ask(query: string, cookie?: string): Promise<Answer> {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query },
      headers: cookie ? { cookie } : {},
    });
    return response.json();
  }

  it('is said for every field of the schema', () => {
    const unmarked = [...fieldRules(app.get(GraphQLSchemaHost).schema)].filter(
      ({ rule }) => rule === undefined,
    );
    expect(unmarked.map(({ coordinate }) => coordinate)).toEqual([]);
  });

  it('is refused where nobody was named', async () => {
    const schema = enforceAccess(buildSchema('type Query { open: String }'));
    const resolve = schema.getQueryType()?.getFields()['open']?.resolve;
    expect(() => resolve?.({}, {}, { viewer: undefined }, {} as never)).toThrow(
      'You may not read Query.open.',
    );
  });

  it('lets nobody who is not signed in read anything but whether they are', async () => {
    const schema = app.get(GraphQLSchemaHost).schema;
    const open = [...fieldRules(schema)].filter(
      ({ coordinate, rule }) => rule === 'everyone' && /^(Query|Mutation)\./.test(coordinate),
    );
    expect(open.map(({ coordinate }) => coordinate)).toEqual(['Query.me']);
    expect(await ask('{ me { id } }')).toEqual({ data: { me: null } });
    expect((await ask('{ studies { total } }')).errors?.[0]?.extensions.code).toBe('NOT_SIGNED_IN');
  });

  it('keeps judgments, posts and people from annotators', async () => {
    const cookie = await cookieOf(['ANNOTATOR']);
    for (const query of [
      '{ judgments { total } }',
      '{ posts { total } }',
      '{ people { total } }',
      '{ releases { total } }',
      '{ reports { total } }',
    ]) {
      expect((await ask(query, cookie)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it.each(['ANNOTATOR', 'CURATOR', 'RESEARCHER'] as const)(
    'refuses a %s every request that is not theirs, before anything is done',
    async (role) => {
      const cookie = await cookieOf([role]);
      const requests = [...refusedRequests(app.get(GraphQLSchemaHost).schema, role)];
      expect(requests.length).toBeGreaterThan(role === 'ANNOTATOR' ? 50 : 5);
      for (const { name, request } of requests) {
        const { errors } = await ask(request, cookie);
        expect({ name, code: errors?.[0]?.extensions.code }).toEqual({ name, code: 'FORBIDDEN' });
      }
    },
  );

  it('lets annotators reach no answer of others, no gold, no verdict of a community and nobody’s name', () => {
    const read = [...readableBy(app.get(GraphQLSchemaHost).schema, 'ANNOTATOR')];
    for (const secret of [
      'Judgment',
      'Task',
      'Study',
      'StudyPerson',
      'GoldAnswer',
      'GoldAccuracy',
      'PersonQuality',
      'StudyQuality',
      'Adjudication',
      'AnonymousAnswer',
      'DisputedTask',
      'Scenario',
      'Post',
      'Comment',
      'CommunityVerdict',
      'Instrument',
      'Item',
      'ItemFamily',
      'Form',
      'FormVersion',
      'ItemReview',
    ])
      expect({ secret, reached: read.filter((one) => one.startsWith(`${secret}.`)) }).toEqual({
        secret,
        reached: [],
      });
    const telling = read.filter((coordinate) =>
      /gold|expected|flair|authorKey|adjudicat|excluded|standing/i.test(coordinate),
    );
    expect(telling).toEqual([]);
    // A person is reached as oneself alone.
    expect(
      read.filter(
        (coordinate) => /^(Query|Mutation)\./.test(coordinate) && /person|people/i.test(coordinate),
      ),
    ).toEqual([]);
  });

  it('answers lists without any argument', async () => {
    const cookie = await cookieOf(['CURATOR']);
    for (const list of [
      'people',
      'collectionRuns',
      'posts',
      'scenarios',
      'studies',
      'forms',
      'releases',
      'trainingSets',
      'fineTuneRuns',
      'adapters',
      'runs',
      'reports',
    ]) {
      const answer = await ask(`{ ${list} { total items { id } } }`, cookie);
      expect({ list, errors: answer.errors }).toEqual({ list, errors: undefined });
    }
  });

  it('refuses a query too wide for any screen, before running it', async () => {
    const wide = `{ studies { items { ${'id '.repeat(500)} } } }`;
    expect((await ask(wide, await cookieOf(['CURATOR']))).errors?.[0]?.message).toContain(
      '400 fields at most',
    );
  });

  it('says so when an id is none, without a word about the database', async () => {
    const answer = await ask('{ person(id: "not-a-uuid") { id } }', await cookieOf(['CURATOR']));
    expect(answer.errors?.[0]).toMatchObject({
      message: 'That is not an id.',
      extensions: { code: 'BAD_INPUT' },
    });
  });
});

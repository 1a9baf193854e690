import { createHmac } from 'node:crypto';
import { PeopleService, SessionService } from '@ethogram/accounts';
import { InstrumentService } from '@ethogram/surveys';
import {
  inputValidationPipe,
  loadConfig,
  type Role,
  SESSION_COOKIE,
  workspaceRoot,
} from '@ethogram/platform';
import { HttpApplicationModule } from '@ethogram/server';
import { createTestDatabase, type TestDatabase } from '@ethogram/testing';
import fastifyCookie from '@fastify/cookie';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

const SECRET = 'the-secret-of-the-webhook';
const NOW = (): number => Math.floor(Date.now() / 1000);

let database: TestDatabase;
let app: NestFastifyApplication;
let curator: string;
let studyId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const config = loadConfig(workspaceRoot(), {
    ETHOGRAM_DATABASE_URL: database.url,
    ETHOGRAM_SECRET: 'a-secret-of-this-test-alone-0123456789',
    ETHOGRAM_PROLIFIC_WEBHOOK_SECRET: SECRET,
  });
  app = await NestFactory.create<NestFastifyApplication>(
    HttpApplicationModule.forRoot({ config, dataSource: database.dataSource }),
    new FastifyAdapter(),
    { logger: ['error'], abortOnError: false, rawBody: true },
  );
  await app.register(fastifyCookie as never);
  app.useGlobalPipes(inputValidationPipe());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  curator = await cookieOf(['CURATOR']);
  studyId = await openStudy();
}, 120_000);
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function cookieOf(roles: Role[]): Promise<string> {
  const person = await app.get(PeopleService).create(null, { displayName: roles.join(' '), roles });
  return `${SESSION_COOKIE}=${await app.get(SessionService).openSession(person.id)}`;
}

async function ask<T>(query: string, variables: object, cookie = curator): Promise<T> {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query, variables },
    headers: { cookie },
  });
  const { data, errors } = response.json<{ data: T; errors?: { message: string }[] }>();
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return data;
}

async function openStudy(): Promise<string> {
  const { id: instrumentId } = await app.get(InstrumentService).byKey('ethogram-values');
  const { createStudy } = await ask<{ createStudy: { id: string } }>(
    `mutation ($input: CreateStudyInput!) { createStudy(input: $input) { id participation consentVersions { version text textHash } } }`,
    {
      input: {
        name: 'Recruited',
        kind: 'SURVEY',
        guideline: 'Say how you are.',
        instrumentId,
        judgmentsPerTask: 1,
        participation: {
          consent: { text: 'You may leave at any time.', withdrawal: 'REMOVE' },
          completion: {
            code: 'ABCD1234',
            returnUrl: 'https://app.prolific.com/submissions/complete?cc=ABCD1234',
          },
        },
      },
    },
  );
  expect(createStudy).toMatchObject({
    participation: { version: 1, consent: { withdrawal: 'REMOVE' }, completion: { code: 'ABCD1234' } },
    consentVersions: [{ version: 1, text: 'You may leave at any time.' }],
  });
  await ask(`mutation ($id: ID!) { openStudy(id: $id) { id } }`, { id: createStudy.id });
  return createStudy.id;
}

async function link(
  recruiter: 'PROLIFIC' | 'OTHER',
  places?: number,
): Promise<{ id: string; token: string }> {
  const { createRecruitmentLink } = await ask<{ createRecruitmentLink: { id: string; address: string } }>(
    `mutation ($input: CreateRecruitmentLinkInput!) { createRecruitmentLink(input: $input) { id address } }`,
    { input: { studyId, name: 'Spring', recruiter, places } },
  );
  const { id, address } = createRecruitmentLink;
  return { id, token: /join\/([^?]+)/.exec(address)?.[1] ?? '' };
}

interface Joined {
  readonly status: number;
  readonly body: { studyId?: string; reason?: string };
  readonly cookie: string;
}

async function join(token: string, parameters: object): Promise<Joined> {
  const response = await app.inject({ method: 'POST', url: `/join/${token}`, payload: parameters });
  const set = response.headers['set-cookie'];
  const cookie = String(Array.isArray(set) ? set[0] : (set ?? '')).split(';')[0] ?? '';
  return { status: response.statusCode, body: response.json(), cookie };
}

const prolific = (pid: string, session = `session-${pid}`) => ({
  PROLIFIC_PID: pid,
  STUDY_ID: 'study-at-prolific',
  SESSION_ID: session,
});
const me = async (cookie: string): Promise<{ id: string; displayName: string }> =>
  (await ask<{ me: { id: string; displayName: string } }>('{ me { id displayName } }', {}, cookie)).me;

/** Joins, consents and holds five tasks. */
async function working(token: string, pid: string): Promise<{ cookie: string; id: string }> {
  const { cookie } = await join(token, prolific(pid));
  await ask(
    `mutation ($id: ID!) { acceptConsent(studyId: $id, version: 1) { phase } }`,
    { id: studyId },
    cookie,
  );
  await ask(
    `mutation ($id: ID!) { claimAhead(studyId: $id, count: 5) { __typename } }`,
    { id: studyId },
    cookie,
  );
  return { cookie, id: (await me(cookie)).id };
}

async function held(personId: string): Promise<number> {
  const rows: unknown[] = await database.dataSource.query(
    `select from slots where person_id = $1 and state = 'claimed'`,
    [personId],
  );
  return rows.length;
}

function signed(body: object, at = NOW(), secret = SECRET) {
  const payload = JSON.stringify(body);
  return {
    payload,
    headers: {
      'content-type': 'application/json',
      'x-prolific-request-timestamp': String(at),
      'x-prolific-request-signature': createHmac('sha256', secret).update(`${at}${payload}`).digest('base64'),
    },
  };
}

async function tell(message: ReturnType<typeof signed>, eventId?: string) {
  const response = await app.inject({
    method: 'POST',
    url: '/webhooks/prolific',
    payload: message.payload,
    headers: { ...message.headers, ...(eventId ? { 'x-event-id': eventId } : {}) },
  });
  return { status: response.statusCode, outcome: response.json<{ outcome?: string }>().outcome };
}

const change = (pid: string, status: string) => ({
  event_type: 'submission.status.change',
  resource_id: `session-${pid}`,
  participant_id: pid,
  status,
});

describe('a public address', () => {
  it('lets people in under a pseudonym, into this study alone, and knows them when they come again', async () => {
    const { token } = await link('PROLIFIC');
    const first = await join(token, prolific('aaaa1111'));
    expect(first).toMatchObject({ status: 201, body: { studyId } });
    const person = await me(first.cookie);
    expect(person.displayName).toMatch(/^Participant [A-Z]{6}$/);
    const again = await Promise.all([1, 2, 3].map(() => join(token, prolific('aaaa1111'))));
    for (const { cookie } of again) expect((await me(cookie)).id).toBe(person.id);
    const { myStudies } = await ask<{ myStudies: { id: string; phase: string }[] }>(
      '{ myStudies { id phase } }',
      {},
      first.cookie,
    );
    expect(myStudies).toEqual([{ id: studyId, phase: 'CONSENT' }]);
    await expect(ask('{ participants(studyId: "x") { total } }', {}, first.cookie)).rejects.toThrow(
      'may not',
    );
    const elsewhere = await openStudy();
    await expect(
      ask(
        `mutation ($id: ID!, $people: [ID!]!) { addStudyPeople(studyId: $id, personIds: $people) { id } }`,
        {
          id: elsewhere,
          people: [person.id],
        },
      ),
    ).rejects.toThrow('was recruited for another study alone');
    expect(await join(token, prolific('aaaa1111', 'another-session'))).toMatchObject({
      status: 403,
      body: { reason: 'OTHER_SESSION' },
    });
  });

  it('says why it lets somebody not in', async () => {
    const { id, token } = await link('PROLIFIC', 1);
    expect((await join('no-such-link', {})).body.reason).toBe('UNKNOWN');
    expect((await join(token, {})).body.reason).toBe('NO_ID');
    expect((await join(token, prolific("x'; drop table"))).body.reason).toBe('NO_ID');
    expect((await join(token, { PROLIFIC_PID: ['a'], SESSION_ID: {} })).body.reason).toBe('NO_ID');
    expect((await join(token, prolific('bbbb1111'))).status).toBe(201);
    expect((await join(token, prolific('bbbb2222'))).body.reason).toBe('FULL');
    await ask(`mutation ($id: ID!) { closeRecruitmentLink(id: $id) { closedAt } }`, { id });
    expect((await join(token, prolific('bbbb3333'))).body.reason).toBe('CLOSED');
    expect((await join(token, prolific('bbbb1111'))).status).toBe(201);
    const form = await app.inject({
      method: 'POST',
      url: `/join/${token}`,
      payload: 'PROLIFIC_PID=x',
      headers: { 'content-type': 'text/plain' },
    });
    expect(form.statusCode).toBeGreaterThanOrEqual(400);
  });

  it('has as many places as it says, however many come at once', async () => {
    const { token } = await link('PROLIFIC', 2);
    const come = Array.from({ length: 6 }, (_, index) => join(token, prolific(`rush-${index}`)));
    const statuses = (await Promise.all(come)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 201, 403, 403, 403, 403]);
  });

  it('is one of their own for people who are invited by a list of ids', async () => {
    const { id } = await link('OTHER');
    const invite = `mutation ($id: ID!, $ids: [String!]!) { inviteParticipants(linkId: $id, externalIds: $ids) { externalId address } }`;
    const ids = ['p-1', 'p-2', 'p-1', ' '];
    const { inviteParticipants: invited } = await ask<{
      inviteParticipants: { externalId: string; address: string }[];
    }>(invite, { id, ids });
    expect(invited.map(({ externalId }) => externalId).sort()).toEqual(['p-1', 'p-2']);
    const again = await ask<{ inviteParticipants: unknown[] }>(invite, { id, ids });
    expect(again.inviteParticipants).toEqual(invited);
    await expect(ask(invite, { id, ids: ['ok', '=HYPERLINK("x")'] })).rejects.toThrow('Nothing was changed');
    const own = invited[0]?.address.split('/').at(-1) ?? '';
    const joined = await join(own, {});
    expect(joined.status).toBe(201);
    expect((await me((await join(own, {})).cookie)).id).toBe((await me(joined.cookie)).id);
    const { markRecruited } = await ask<{ markRecruited: number }>(
      `mutation ($id: ID!) { markRecruited(studyId: $id, externalIds: ["p-1", "p-2", "p-9"], mark: RETURNED) }`,
      { id: studyId },
    );
    expect(markRecruited).toBe(1);
  });
});

describe('what Prolific tells', () => {
  it('frees at once what somebody held who left', async () => {
    const { token } = await link('PROLIFIC');
    const { cookie, id } = await working(token, 'cccc1111');
    expect(await held(id)).toBeGreaterThan(0);
    expect(await tell(signed(change('cccc1111', 'TIMED-OUT')), 'event-c1')).toEqual({
      status: 201,
      outcome: 'done',
    });
    expect(await held(id)).toBe(0);
    const { myParticipation } = await ask<{ myParticipation: { phase: string } }>(
      `query ($id: ID!) { myParticipation(studyId: $id) { phase } }`,
      { id: studyId },
      cookie,
    );
    expect(myParticipation.phase).toBe('RETURNED');
  });

  it('is not believed when it is forged, changed or old', async () => {
    const { token } = await link('PROLIFIC');
    const { id } = await working(token, 'dddd1111');
    const message = change('dddd1111', 'RETURNED');
    expect((await tell(signed(message, NOW(), 'another-secret-altogether'))).status).toBe(401);
    expect((await tell(signed(message, NOW() - 3_600))).status).toBe(401);
    const good = signed(message);
    expect((await tell({ ...good, payload: good.payload.replace('RETURNED', 'APPROVED') })).status).toBe(401);
    expect(
      (await tell({ ...good, headers: { ...good.headers, 'x-prolific-request-signature': '' } })).status,
    ).toBe(401);
    expect(await held(id)).toBeGreaterThan(0);
  });

  it('has an effect once, and none after a later word', async () => {
    const { token } = await link('PROLIFIC');
    const { id } = await working(token, 'eeee1111');
    const approved = signed(change('eeee1111', 'APPROVED'));
    expect((await tell(approved, 'event-e1')).outcome).toBe('done');
    expect((await tell(approved, 'event-e1')).outcome).toBe('repeated');
    expect((await tell(approved, 'another-name-for-it')).outcome).toBe('repeated');
    expect((await tell(signed(change('eeee1111', 'APPROVED'), NOW() + 1), 'event-e1')).outcome).toBe(
      'repeated',
    );
    expect((await tell(signed(change('eeee1111', 'RETURNED'), NOW() - 60), 'event-e0')).outcome).toBe(
      'ignored',
    );
    expect(await held(id)).toBeGreaterThan(0);
    expect((await tell(signed(change('nobody', 'RETURNED')), 'event-x')).outcome).toBe('ignored');
    expect((await tell(signed({ event_type: 'study.status.change' }), 'event-y')).outcome).toBe('ignored');
  });
});

describe('the ids of recruiters', () => {
  it('are seen by curators, and forgotten when consent is withdrawn', async () => {
    const { token } = await link('PROLIFIC');
    const { cookie } = await working(token, 'ffff1111');
    const list = `query ($id: ID!) { participants(studyId: $id, page: { limit: 100 }) { items { externalId phase } } }`;
    type List = { participants: { items: { externalId: string | null; phase: string }[] } };
    const before = await ask<List>(list, { id: studyId });
    expect(before.participants.items).toContainEqual({ externalId: 'ffff1111', phase: 'MAIN' });
    await expect(ask(list, { id: studyId }, await cookieOf(['RESEARCHER']))).rejects.toThrow('may not');
    const { withdrawConsent } = await ask<{ withdrawConsent: { phase: string } }>(
      `mutation ($id: ID!) { withdrawConsent(studyId: $id) { phase } }`,
      { id: studyId },
      cookie,
    );
    expect(withdrawConsent.phase).toBe('WITHDRAWN');
    const after = await ask<List>(list, { id: studyId });
    expect(after.participants.items.map(({ externalId }) => externalId)).not.toContain('ffff1111');
    expect((await join(token, prolific('ffff1111'))).body.reason).toBe('LEFT');
  });
});

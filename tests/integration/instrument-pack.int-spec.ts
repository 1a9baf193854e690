import { PeopleService, SessionService } from '@ethogram/accounts';
import { AssignmentService, StudyService } from '@ethogram/annotation';
import type { JudgmentAnswer } from '@ethogram/core';
import { ReleaseService, TrainingSetService } from '@ethogram/datasets';
import { inputValidationPipe, loadConfig, SESSION_COOKIE, workspaceRoot } from '@ethogram/platform';
import { HttpApplicationModule } from '@ethogram/server';
import { checkPack, type InstrumentFile, InstrumentService } from '@ethogram/surveys';
import { answerTasks, createTestDatabase, type TestApplication, type TestDatabase } from '@ethogram/testing';
import fastifyCookie from '@fastify/cookie';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

const ALL = { administer: true, publishText: true, train: true };
type May = Partial<typeof ALL>;

/** Two items; the second has a form for women. */
function pack(key: string, may: May, changes: object = {}): object {
  return {
    format: 2,
    key,
    version: '1.0.0',
    title: `Pack ${key}`,
    citation: { text: 'Invented for this test.' },
    language: 'en',
    licence: { name: 'Of this test', may },
    instructions: 'Read each.\nThen say how much it is like you.',
    stem: 'This person is like me:',
    scale: { min: 1, max: 6, labels: ['1', '2', '3', '4', '5', '6'] },
    constructs: [
      {
        key: 'self-direction',
        title: 'Self-direction',
        values: ['self-direction-thought', 'self-direction-action'],
      },
    ],
    families: [
      {
        key: 'sd-1',
        construct: 'self-direction',
        keyed: 'direct',
        wordings: [{ key: 'sd-1', variants: { neutral: 'They decide.', female: 'She decides.' } }],
      },
      {
        key: 'face-1',
        value: 'face',
        keyed: 'reverse',
        wordings: [{ key: 'face-1', text: 'Gossip is funny.' }],
      },
    ],
    ...changes,
  };
}

let database: TestDatabase;
let http: NestFastifyApplication;
let app: TestApplication;
let instruments: InstrumentService;

beforeAll(async () => {
  database = await createTestDatabase();
  const config = loadConfig(workspaceRoot(), {
    ETHOGRAM_DATABASE_URL: database.url,
    ETHOGRAM_SECRET: 'a-secret-of-this-test-alone-0123456789',
  });
  http = await NestFactory.create<NestFastifyApplication>(
    HttpApplicationModule.forRoot({ config, dataSource: database.dataSource }),
    new FastifyAdapter({ bodyLimit: 2 << 20 }),
    { logger: ['error'], abortOnError: false },
  );
  await http.register(fastifyCookie as never);
  http.useGlobalPipes(inputValidationPipe());
  await http.init();
  await http.getHttpAdapter().getInstance().ready();
  app = {
    module: http as never,
    database,
    config,
    startJobs: async () => undefined,
    close: async () => undefined,
  };
  instruments = http.get(InstrumentService, { strict: false });
});
afterAll(async () => {
  await http.close();
  await database.drop();
});

function fileOf(content: object): InstrumentFile {
  const checked = checkPack(JSON.stringify(content));
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.file;
}

async function installed(key: string, may: May): Promise<string> {
  return (await instruments.import(null, fileOf(pack(key, may)))).instrument.id;
}

async function ask<T>(
  query: string,
  text: string,
  role: 'CURATOR' | 'RESEARCHER' = 'RESEARCHER',
): Promise<T> {
  const person = await http
    .get(PeopleService, { strict: false })
    .create(null, { displayName: role, roles: [role] });
  const sessions = http.get(SessionService, { strict: false });
  const link = await sessions.createLink(null, person.id);
  const signedIn = await sessions.signIn(new URL(link.url).searchParams.get('token') ?? '');
  const answer = await http.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query, variables: { text } },
    cookies: { [SESSION_COOKIE]: signedIn?.sessionToken ?? '' },
  });
  const { data, errors } = answer.json<{ data: T; errors?: unknown }>();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const count = async (table: string): Promise<number> =>
  Number((await database.dataSource.query(`select count(*)::int as count from ${table}`))[0].count);

const CHECK = `query ($text: String!) { checkInstrumentPack(text: $text) { __typename
  ... on PackPreview { title standing values { value direct reverse } variants licenceInWords { permission isAllowed } notes }
  ... on PackRefused { problems { path line message } } } }`;
const IMPORT = `mutation ($text: String!) { importInstrument(text: $text) { __typename
  ... on InstrumentImported { isNew instrument { key constructs { key values } items { text values variants { variant text } } } }
  ... on PackRefused { message problems { path } } } }`;

describe('a pack that somebody brings', () => {
  const text = JSON.stringify(pack('brought', ALL, { title: '<b>Brought</b>' }));

  it('is shown as it would be installed, and nothing is changed', async () => {
    await instruments.ensureInstalled();
    const before = await count('instruments');
    expect(await ask(CHECK, text)).toMatchObject({
      checkInstrumentPack: {
        title: '<b>Brought</b>',
        standing: 'NEW',
        variants: ['NEUTRAL', 'FEMALE'],
        values: [
          { value: 'self-direction-thought', direct: 1, reverse: 0 },
          { value: 'self-direction-action', direct: 1, reverse: 0 },
          { value: 'face', direct: 0, reverse: 1 },
        ],
      },
    });
    expect(await count('instruments')).toBe(before);
  });

  it('is installed once, by whoever comes first', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => ask<Imported>(IMPORT, text)));
    expect(made.filter(({ importInstrument: { isNew } }) => isNew)).toHaveLength(1);
    expect(made[0]?.importInstrument.instrument).toEqual({
      key: 'brought',
      constructs: [{ key: 'self-direction', values: ['self-direction-thought', 'self-direction-action'] }],
      items: [
        {
          text: 'They decide.',
          values: ['self-direction-thought', 'self-direction-action'],
          variants: [{ variant: 'FEMALE', text: 'She decides.' }],
        },
        { text: 'Gossip is funny.', values: ['face'], variants: [] },
      ],
    });
    const audited = await database.dataSource.query(
      `select count(*)::int as count from audit_entries where action = 'imported' and subject_type = 'instrument'`,
    );
    expect(audited).toEqual([{ count: 1 }]);
    expect(await ask(CHECK, text)).toMatchObject({ checkInstrumentPack: { standing: 'INSTALLED' } });
  });

  it('is refused with other content under the same version, and what is there stays', async () => {
    const other = JSON.stringify(pack('brought', ALL, { title: 'Other' }));
    expect(await ask(CHECK, other)).toMatchObject({ checkInstrumentPack: { standing: 'CONFLICT' } });
    expect(await ask(IMPORT, other)).toMatchObject({
      importInstrument: {
        __typename: 'PackRefused',
        message: expect.stringContaining('raise the version'),
        problems: [{ path: 'version' }],
      },
    });
    expect((await instruments.byKey('brought')).title).toBe('<b>Brought</b>');
  });

  it('is refused with its problems, also when it is hostile', async () => {
    const items = await count('items');
    expect(await ask(IMPORT, '{"format": 2,\n"key": "X"}')).toMatchObject({
      importInstrument: { __typename: 'PackRefused' },
    });
    const nul = JSON.stringify(pack('nul', ALL, { title: 'a\u0000b' }));
    expect(await ask(IMPORT, nul)).toMatchObject({ importInstrument: { problems: [{ path: 'title' }] } });
    const huge = JSON.stringify(pack('huge', ALL, { stem: 'x'.repeat(600_000) }));
    expect(await ask(IMPORT, huge)).toMatchObject({ importInstrument: { problems: [{ path: '' }] } });
    expect(await count('items')).toBe(items);
  });
});

interface Imported {
  readonly importInstrument: { readonly isNew: boolean; readonly instrument: object };
}

describe('the licence of a pack', () => {
  const study = (instrumentId: string): Parameters<StudyService['create']>[1] => ({
    name: 'Asked',
    kind: 'SURVEY',
    guideline: '',
    judgmentsPerTask: 1,
    instrumentId,
    batterySize: 2,
  });
  const refused = { code: 'NOT_PERMITTED_BY_LICENCE', message: expect.stringContaining('Of this test') };

  it('keeps it from studies and from surveys around the work when it may not be put to people', async () => {
    const id = await installed('not-asked', { publishText: true, train: true });
    const studies = http.get(StudyService, { strict: false });
    await expect(studies.create(null, study(id))).rejects.toMatchObject(refused);
    const asked = await installed('asked-before', ALL);
    const participation = { preSurvey: { instrumentId: id, items: 1 } };
    await expect(studies.create(null, { ...study(asked), participation })).rejects.toMatchObject(refused);
  });

  it('keeps it from training sets when models may not be trained on it', async () => {
    const sets = http.get(TrainingSetService, { strict: false });
    const request = { baseModel: 'base', target: 'face', delta: 1, seed: 0 };
    const before = await count('training_sets');
    const denied = await installed('not-trained', { administer: true, publishText: true });
    await expect(sets.create(null, { ...request, instrumentId: denied })).rejects.toMatchObject(refused);
    expect(await count('training_sets')).toBe(before);
    const allowed = await installed('trained', { train: true });
    expect(await sets.create(null, { ...request, instrumentId: allowed })).toMatchObject({ state: 'QUEUED' });
    const coarse = { ...request, target: 'self-direction-action', instrumentId: allowed };
    await expect(sets.create(null, coarse)).rejects.toThrow('cannot be moved alone');
  });

  it.each([
    ['leaves its wordings out of releases', { administer: true }, null],
    ['lets releases carry the wordings that people were asked', ALL, 'She decides.'],
  ])('%s', async (name, may, released) => {
    const id = await installed(name.replaceAll(/[^a-z]+/g, '-'), may);
    const studies = http.get(StudyService, { strict: false });
    const made = await studies.create(null, { ...study(id), wordingVariant: 'FEMALE' });
    const person = await http
      .get(PeopleService, { strict: false })
      .create(null, { displayName: 'Ann', roles: ['ANNOTATOR'] });
    await studies.addPeople(null, made.id, [person.id]);
    const opened = await studies.open(null, made.id);
    const [task] = await database.dataSource.query(`select id from tasks where study_id = $1`, [made.id]);
    const shown = (await http.get(AssignmentService, { strict: false }).contents([task.id])).get(task.id);
    expect(new Set(shown?.items.map(({ text }) => text))).toEqual(
      new Set(['She decides.', 'Gossip is funny.']),
    );
    expect(shown?.scale).toMatchObject({
      instructions: 'Read each.\nThen say how much it is like you.',
      stem: 'This person is like me:',
    });
    await answerTasks(app, { study: opened, person }, ({ itemIds }): JudgmentAnswer => ({
      kind: 'survey',
      ratings: itemIds.map((itemId) => ({ itemId, rating: 4 })),
    }));
    const releases = http.get(ReleaseService, { strict: false });
    const ratios = { train: 1, validation: 0, test: 0 };
    const release = await releases.create(null, { studyId: made.id, minimumJudgments: 1, seed: 0, ratios });
    const rows = (await releases.preview(release.id, 2)) as unknown as {
      item: { key: string; text: string | null };
    }[];
    expect(rows.find(({ item }) => item.key === 'sd-1')?.item.text).toBe(released);
    expect(release.manifest.permissions).toMatchObject({
      mayPublishText: released !== null,
      mayTrain: released !== null,
    });
  });
});

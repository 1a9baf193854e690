import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PeopleService, SessionService } from '@ethogram/accounts';
import { ScenarioService } from '@ethogram/corpus';
import { inputValidationPipe, type Role, SESSION_COOKIE } from '@ethogram/platform';
import { HttpApplicationModule } from '@ethogram/server';
import {
  createScenarios,
  createTestApplication,
  rawPost,
  tale,
  type TestApplication,
} from '@ethogram/testing';
import fastifyCookie from '@fastify/cookie';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';

type Json = Record<string, unknown>;
interface Answer {
  data: Record<string, Json> | null;
  errors?: { message: string; extensions: { code: string } }[];
}

let base: TestApplication;
let http: NestFastifyApplication;
let sourceId: string;
const tokens = new Map<Role, string>();

beforeAll(async () => {
  base = await createTestApplication();
  const options = { config: base.config, dataSource: base.database.dataSource };
  const module = await Test.createTestingModule({
    imports: [HttpApplicationModule.forRoot(options)],
  }).compile();
  http = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  await http.register(fastifyCookie as never);
  http.useGlobalPipes(inputValidationPipe());
  await http.init();
  const sessions = base.module.get(SessionService);
  for (const role of ['CURATOR', 'RESEARCHER', 'ANNOTATOR', 'ADMIN'] as const) {
    const person = await base.module.get(PeopleService).create(null, { displayName: role, roles: [role] });
    const link = await sessions.createLink(null, person.id);
    const session = await sessions.signIn(new URL(link.url).searchParams.get('token') ?? '');
    tokens.set(role, session?.sessionToken ?? '');
  }
  const made = await createScenarios(base, [
    rawPost(1, { title: 'AITA for moving a ladder?', body: `I moved the ladder of u/some_body. ${tale(1)}` }),
    rawPost(2, { body: `My name is Ottokar. ${tale(2)}` }),
    rawPost(3, { title: 'WIBTA if I left?', body: `He punched me. ${tale(3)}` }),
  ]);
  ({ sourceId } = made);
});

afterAll(async () => {
  await http.close();
  await base.close();
});

async function ask(role: Role, query: string, variables: object = {}): Promise<Answer> {
  const { body } = await http.inject({
    method: 'POST',
    url: '/graphql',
    cookies: { [SESSION_COOKIE]: tokens.get(role) ?? '' },
    payload: { query, variables },
  });
  return JSON.parse(body) as Answer;
}

async function code(role: Role, query: string, variables: object = {}): Promise<string | undefined> {
  return (await ask(role, query, variables)).errors?.[0]?.extensions.code;
}

describe('posts over HTTP', () => {
  it('are searched and filtered by what was read off them', async () => {
    const query = `query ($filter: PostFilter) { posts(filter: $filter) { total items { title snippet postType language
      contentFlags routing numComments upvoteRatio updateOf seenAt flairDiffersFromCrowd scenarioReview } } }`;
    const found = await ask('RESEARCHER', query, {
      filter: { sourceId, search: 'ladders', routings: ['OK'] },
    });
    expect(found).toMatchObject({
      data: {
        posts: {
          total: 1,
          items: [
            {
              title: 'AITA for moving a ladder?',
              snippet: expect.stringContaining('«ladder»'),
              postType: 'PAST',
              contentFlags: [],
              routing: 'OK',
              updateOf: null,
              flairDiffersFromCrowd: null,
              scenarioReview: 'NOT_NEEDED',
            },
          ],
        },
      },
    });
    const plan = await ask('CURATOR', query, {
      filter: { sourceIds: [sourceId], postTypes: ['HYPOTHETICAL'] },
    });
    expect(plan.data?.['posts']).toMatchObject({
      total: 1,
      items: [{ contentFlags: ['VIOLENCE'], routing: 'WARN' }],
    });
    expect(await code('CURATOR', query, { filter: { postedFrom: 'soon' } })).toBe('BAD_INPUT');
    expect(await code('CURATOR', query, { filter: { sourceIds: ['x'] } })).toBe('BAD_INPUT');
  });

  it('show every look at one', async () => {
    const { data } = await ask(
      'CURATOR',
      `{ posts { items { id snapshots { capturedAt title body score } } } }`,
    );
    expect(data?.['posts']?.['items']).toHaveLength(3);
  });
});

describe('the review over HTTP', () => {
  it('is for curators, and what was redacted is shown to nobody else', async () => {
    const list = await ask(
      'CURATOR',
      `{ scenarios(filter: {reviewState: WAITING}) { total items { id reviewReasons routing contentFlags } } }`,
    );
    expect(list.data?.['scenarios']).toMatchObject({
      total: 1,
      items: [{ reviewReasons: ['NAME'], routing: 'OK' }],
    });
    const [{ id }] = list.data?.['scenarios']?.['items'] as [{ id: string }];
    const review = `mutation ($input: ReviewScenarioInput!) { reviewScenario(input: $input) { reviewState text } }`;
    const { text } = await base.module.get(ScenarioService).get(id);
    const start = text.indexOf('Ottokar');
    const input = { id, decision: 'APPROVE', redact: [{ start, end: start + 7, kind: 'user' }] };
    expect(await code('RESEARCHER', review, { input })).toBe('FORBIDDEN');
    const wrong = { ...input, redact: [{ start: 0, end: 5, kind: 'person' }] };
    expect(await code('CURATOR', review, { input: wrong })).toBe('BAD_INPUT');
    expect(await ask('CURATOR', review, { input })).toMatchObject({
      data: {
        reviewScenario: { reviewState: 'APPROVED', text: expect.stringContaining('My name is [user].') },
      },
    });
    expect(await code('CURATOR', review, { input })).toBe('CONFLICT');
    const look = `query ($id: ID!) { scenarioRedactions(scenarioId: $id) { kind placeholder original } }`;
    for (const role of ['RESEARCHER', 'ANNOTATOR'] as const)
      expect(await code(role, look, { id })).toBe('FORBIDDEN');
    for (const role of ['CURATOR', 'ADMIN'] as const) {
      expect((await ask(role, look, { id })).data?.['scenarioRedactions']).toEqual([
        { kind: 'user', placeholder: '[user]', original: 'Ottokar' },
      ]);
    }
  });
});

describe('selections over HTTP', () => {
  it('are previewed, kept under a name, studied and deleted', async () => {
    const filter = { sourceIds: [sourceId], withoutFlags: ['VIOLENCE'] };
    const sample = { kind: 'RANDOM', size: 1, seed: 4 };
    const preview = `query ($filter: SelectionFilterInput!, $sample: SampleInput!) {
      previewSelection(filter: $filter, sample: $sample) { matchedPosts withScenario usable waitingForReview size strata { stratum count } } }`;
    expect(await ask('RESEARCHER', preview, { filter, sample })).toMatchObject({
      data: { previewSelection: { matchedPosts: 2, withScenario: 2, size: 1, strata: [] } },
    });
    const create = `mutation ($input: CreateSelectionInput!) { createSelection(input: $input) { id size usable filterInWords sampleInWords } }`;
    const input = { name: 'Quiet ones', filter, sample };
    expect(await code('RESEARCHER', create, { input })).toBe('FORBIDDEN');
    const made = await ask('CURATOR', create, { input });
    expect(made.data?.['createSelection']).toMatchObject({
      size: 1,
      usable: 1,
      filterInWords: expect.stringMatching(/^Posts from source \d+, that do not touch violence\.$/),
      sampleInWords: '1 drawn at random with seed 4, one of each group of near-copies',
    });
    const id = String(made.data?.['createSelection']?.['id']);
    expect(await code('CURATOR', create, { input })).toBe('CONFLICT');
    const one = `query ($id: ID!) { selection(id: $id) { name filter sample matched strata { count } scenarioIds { total items } } }`;
    expect(await ask('RESEARCHER', one, { id })).toMatchObject({
      data: {
        selection: {
          name: 'Quiet ones',
          filter,
          sample: { ...sample, oneOfEachCluster: true },
          scenarioIds: { total: 1 },
        },
      },
    });
    const list = `{ selections(filter: {search: "quiet"}, sort: {field: "size"}, page: {limit: 5}) { total items { id } } }`;
    expect(await ask('RESEARCHER', list)).toMatchObject({
      data: { selections: { total: 1, items: [{ id }] } },
    });
    const study = `mutation ($input: CreateStudyInput!) { createStudy(input: $input) { id taskCount selectionId includeOptIn } }`;
    const asked = { name: 'Quiet', kind: 'MORAL_JUDGMENT', guideline: 'Judge.', selectionId: id };
    expect(await ask('CURATOR', study, { input: asked })).toMatchObject({
      data: { createStudy: { taskCount: 1, selectionId: id, includeOptIn: false } },
    });
    const remove = `mutation ($id: ID!) { deleteSelection(id: $id) }`;
    expect(await code('CURATOR', remove, { id })).toBe('CONFLICT');
    const spare = await ask('CURATOR', create, { input: { ...input, name: 'Spare' } });
    const spareId = String(spare.data?.['createSelection']?.['id']);
    expect(await ask('CURATOR', remove, { id: spareId })).toEqual({ data: { deleteSelection: true } });
    expect(await code('CURATOR', remove, { id: spareId })).toBe('NOT_FOUND');
  });

  it('are nothing for annotators', async () => {
    for (const query of ['{ selections { total } }', '{ scenarios { total } }', '{ posts { total } }'])
      expect(await code('ANNOTATOR', query)).toBe('FORBIDDEN');
  });
});

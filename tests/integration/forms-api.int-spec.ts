import { PeopleService, SessionService } from '@ethogram/accounts';
import { inputValidationPipe, type Role, SESSION_COOKIE } from '@ethogram/platform';
import { HttpApplicationModule } from '@ethogram/server';
import { InstrumentService } from '@ethogram/surveys';
import { createScenarios, createTestApplication, rawPosts, type TestApplication } from '@ethogram/testing';
import fastifyCookie from '@fastify/cookie';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';

type Loose = Record<string, unknown>;
interface Answer {
  readonly data: Record<string, Loose> | null;
  readonly errors?: { message: string; extensions: { code: string } }[];
}

let base: TestApplication;
let http: NestFastifyApplication;
let annotatorId: string;
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
  for (const role of ['CURATOR', 'RESEARCHER', 'ANNOTATOR'] as const) {
    const person = await base.module.get(PeopleService).create(null, { displayName: role, roles: [role] });
    if (role === 'ANNOTATOR') annotatorId = person.id;
    const link = await sessions.createLink(null, person.id);
    const session = await sessions.signIn(new URL(link.url).searchParams.get('token') ?? '');
    tokens.set(role, session?.sessionToken ?? '');
  }
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

/** The answer to one field. */
async function get(role: Role, field: string, query: string, variables: object = {}): Promise<Loose> {
  const { data, errors } = await ask(role, query, variables);
  if (errors) throw new Error(errors.map(({ message }) => message).join(' '));
  return data?.[field] ?? {};
}

const refusal = async (query: string, variables: object, role: Role = 'CURATOR'): Promise<string> => {
  const [error] = (await ask(role, query, variables)).errors ?? [];
  return error ? `${error.extensions.code}: ${error.message}` : 'no error';
};

const PART = { id: 'sure', kind: 'likert', label: 'Sure?', required: true, min: 1, labels: ['no', 'yes'] };
const DEFINITION = { version: 1, parts: [PART] };
const EXAMPLES = [{ title: 'One', text: 'A text.', explanation: 'It is **so**.' }];
const CREATE = `mutation ($input: CreateFormInput!) { createForm(input: $input) { id name kind archivedAt studyCount
  latest { id number definition guideline examples { title text explanation } contentHash } versions { id number } } }`;
const ADD = `mutation ($id: ID!, $input: FormContentInput!) { addFormVersion(formId: $id, input: $input) {
  latest { id number } versions { id number } } }`;
const STUDY = `mutation ($input: CreateStudyInput!) { createStudy(input: $input) {
  id kind guideline form examples { title } formVersionId formVersion { id number formId } } }`;

function newForm(name: string): Promise<Loose> {
  const input = { name, kind: 'FORM', definition: DEFINITION, guideline: 'Look.', examples: EXAMPLES };
  return get('CURATOR', 'createForm', CREATE, { input });
}

describe('the library of forms', () => {
  it('keeps versions, makes none of the same content again, and lists what is not archived', async () => {
    const form = await newForm('Kept');
    expect(form).toMatchObject({
      name: 'Kept',
      kind: 'FORM',
      archivedAt: null,
      studyCount: 0,
      latest: { number: 1, definition: DEFINITION, guideline: 'Look.', examples: EXAMPLES },
    });
    const { id } = form;
    const content = { definition: DEFINITION, guideline: 'Look.', examples: EXAMPLES };
    const same = await get('CURATOR', 'addFormVersion', ADD, { id, input: content });
    expect(same).toMatchObject({ latest: { number: 1 } });
    const other = await get('CURATOR', 'addFormVersion', ADD, {
      id,
      input: { ...content, guideline: 'Look on.' },
    });
    expect(other).toMatchObject({ latest: { number: 2 }, versions: [{ number: 2 }, { number: 1 }] });
    const listed = (archived: boolean): Promise<Loose> =>
      get('RESEARCHER', 'forms', `{ forms(filter: { kind: FORM, archived: ${archived} }) { items { id } } }`);
    expect(await listed(false)).toEqual({ items: [{ id }] });
    await ask('CURATOR', 'mutation ($id: ID!) { archiveForm(id: $id) { archivedAt } }', { id });
    expect(await listed(false)).toEqual({ items: [] });
    expect(await listed(true)).toEqual({ items: [{ id }] });
    const restore =
      'mutation ($id: ID!) { restoreForm(id: $id) { archivedAt } renameForm(id: $id, name: " New ") { name } }';
    expect((await ask('CURATOR', restore, { id })).data).toEqual({
      restoreForm: { archivedAt: null },
      renameForm: { name: 'New' },
    });
  });

  it('says what is wrong with a form, keeps none that is, and brings presets that can be used', async () => {
    const CHECK =
      'query ($definition: JSON!) { checkForm(kind: FORM, definition: $definition) { ok problems } }';
    const broken = { version: 1, parts: [{ ...PART, showIf: { part: 'later', equals: 1 } }] };
    expect(await get('CURATOR', 'checkForm', CHECK, { definition: broken })).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('comes before')],
    });
    const input = { name: 'Broken', kind: 'FORM', definition: broken, guideline: '' };
    expect(await refusal(CREATE, { input })).toMatch(/^BAD_INPUT: .*comes before/);
    expect(await refusal(CREATE, { input: { ...input, kind: 'SURVEY', definition: DEFINITION } })).toMatch(
      /^BAD_INPUT/,
    );
    const presets = (await get(
      'RESEARCHER',
      'formPresets',
      '{ formPresets { key definition } }',
    )) as unknown as {
      key: string;
      definition: object;
    }[];
    expect(presets.map(({ key }) => key)).toContain('item-review');
    for (const { definition } of presets)
      expect(await get('CURATOR', 'checkForm', CHECK, { definition })).toEqual({ ok: true, problems: [] });
  });
});

describe('a study', () => {
  it('takes a version of a form, or form and guideline, and never both', async () => {
    const { sourceId } = await createScenarios(base, rawPosts(2));
    const { latest, id } = await newForm('For studies');
    const { id: formVersionId } = latest as { id: string };
    const basics = { name: 'Study', kind: 'FORM', sourceId };
    const both = /brings its own guideline, form and examples/;
    expect(await refusal(STUDY, { input: { ...basics, formVersionId, form: DEFINITION } })).toMatch(both);
    expect(await refusal(STUDY, { input: { ...basics, formVersionId, guideline: 'x' } })).toMatch(both);
    expect(await refusal(STUDY, { input: { ...basics, formVersionId, examples: [] } })).toMatch(both);
    expect(await refusal(STUDY, { input: basics })).toMatch(/needs a guideline, or a version/);
    expect(await refusal(STUDY, { input: { ...basics, guideline: 'x' } })).toMatch(
      /needs a form, or a version/,
    );
    expect(await refusal(STUDY, { input: { ...basics, kind: 'MORAL_JUDGMENT', formVersionId } })).toMatch(
      /is for studies of the kind FORM/,
    );
    const study = await get('CURATOR', 'createStudy', STUDY, { input: { ...basics, formVersionId } });
    expect(study).toMatchObject({
      kind: 'FORM',
      guideline: 'Look.',
      form: DEFINITION,
      examples: [{ title: 'One' }],
      formVersion: { id: formVersionId, number: 1, formId: id },
    });
    const used = 'query ($id: ID!) { form(id: $id) { studyCount versions { studies { id } } } }';
    expect(await get('CURATOR', 'form', used, { id })).toEqual({
      studyCount: 1,
      versions: [{ studies: [{ id: study['id'] }] }],
    });
    await ask('CURATOR', 'mutation ($id: ID!) { archiveForm(id: $id) { id } }', { id });
    expect(await refusal(STUDY, { input: { ...basics, formVersionId } })).toMatch(/was archived/);
  });
});

describe('an annotator of a study with a form of its own', () => {
  const ASKED =
    'definition pairSeed form scenario { id } item { text keyed value { key label description } }';

  it('is given statements with what they are keyed to, answers, and finds the answer again', async () => {
    const instrument = await base.module.get(InstrumentService).byKey('ethogram-values');
    const input = {
      name: 'Statements',
      kind: 'FORM',
      instrumentId: instrument.id,
      form: DEFINITION,
      guideline: 'Look.',
      examples: EXAMPLES,
      judgmentsPerTask: 1,
    };
    const { id } = await get('CURATOR', 'createStudy', STUDY, { input });
    const set = `mutation ($id: ID!, $people: [ID!]!) {
      addStudyPeople(studyId: $id, personIds: $people) { id } openStudy(id: $id) { id } }`;
    expect((await ask('CURATOR', set, { id, people: [annotatorId] })).errors).toBeUndefined();
    const mine = await get('ANNOTATOR', 'myStudies', '{ myStudies { kind examples { title explanation } } }');
    expect(mine).toMatchObject([{ kind: 'FORM', examples: [{ title: 'One' }] }]);
    const CLAIM = `mutation ($id: ID!) { claimNext(studyId: $id) { ... on Assignment {
      kind taskId slotId claimToken items { id } scale { min } ${ASKED} } } }`;
    const claim = await get('ANNOTATOR', 'claimNext', CLAIM, { id });
    expect(claim).toMatchObject({
      kind: 'FORM',
      definition: DEFINITION,
      form: null,
      scenario: null,
      items: [],
    });
    expect(claim['item']).toMatchObject({
      keyed: expect.stringMatching(/^(DIRECT|REVERSE)$/),
      value: { label: expect.any(String), description: expect.stringMatching(/./) },
    });
    const SUBMIT = `mutation ($input: SubmitJudgmentInput!) { submitJudgment(input: $input) { __typename
      ... on InvalidAnswer { problems } } }`;
    const { taskId, slotId, claimToken, pairSeed } = claim;
    const sent = { taskId, slotId, claimToken, idempotencyKey: 'once-and-for-all' };
    const submit = (answer: object): Promise<Loose> =>
      get('ANNOTATOR', 'submitJudgment', SUBMIT, { input: { ...sent, answer } });
    expect(await submit({ kind: 'form', parts: { sure: 3 } })).toMatchObject({
      __typename: 'InvalidAnswer',
      problems: ['“Sure?”: choose a rating from 1 to 2.'],
    });
    expect(await submit({ kind: 'form', parts: { sure: 2 } })).toEqual({ __typename: 'Submitted' });
    const OWN = `query ($id: ID!) { myJudgments(studyId: $id) { answer ${ASKED} } }`;
    expect(await get('ANNOTATOR', 'myJudgments', OWN, { id })).toMatchObject([
      { answer: { kind: 'form', parts: { sure: 2 } }, definition: DEFINITION, pairSeed, item: claim['item'] },
    ]);
    const REVIEWS = 'query ($id: ID!) { itemReviews(studyId: $id) { judgments keep item { text } } }';
    const reviews = await get('CURATOR', 'itemReviews', REVIEWS, { id });
    expect((reviews as unknown as { judgments: number }[]).filter((one) => one.judgments === 1)).toHaveLength(
      1,
    );
  });

  it('cannot read the library, or what others said of statements', async () => {
    const id = '01890000-0000-7000-8000-000000000001';
    for (const query of [
      '{ forms { total } }',
      '{ formPresets { key } }',
      '{ formSchema }',
      `{ form(id: "${id}") { id } }`,
      `{ formVersion(id: "${id}") { id } }`,
      `{ itemReviews(studyId: "${id}") { judgments } }`,
    ])
      expect({ query, refusal: await refusal(query, {}, 'ANNOTATOR') }).toMatchObject({
        refusal: expect.stringMatching(/^FORBIDDEN/),
      });
    const input = { name: 'Mine', kind: 'FORM', definition: DEFINITION, guideline: '' };
    for (const role of ['ANNOTATOR', 'RESEARCHER'] as const)
      expect(await refusal(CREATE, { input }, role)).toMatch(/^FORBIDDEN/);
  });
});

import { newLink } from './annotator-scene.js';
import { GraphqlSession } from './graphql-session.js';
import { importDemoThreads, makeScenarios, personWithLink } from './loop-scene.js';

export interface QualityScene {
  readonly owner: GraphqlSession;
  readonly studyId: string;
  readonly curatorLink: string;
}

type Says = (task: number) => { verdict: string; acceptability: number };

/** Somebody who does it well, somebody who differs now and then, and somebody who says the same to everything. */
const PEOPLE: readonly [name: string, says: Says][] = [
  ['Steady Sam', () => ({ verdict: 'YTA', acceptability: -1 })],
  [
    'Careful Kim',
    (task) => (task % 3 === 0 ? { verdict: 'ESH', acceptability: 0 } : { verdict: 'YTA', acceptability: -2 }),
  ],
  ['Casual Cora', () => ({ verdict: 'NAH', acceptability: 2 })],
];

const CLAIM = `mutation ($studyId: ID!) { claimNext(studyId: $studyId) { __typename ... on Assignment { slotId taskId claimToken } } }`;
const SUBMIT = `mutation ($input: SubmitJudgmentInput!) { submitJudgment(input: $input) { __typename } }`;

/** A study of twenty situations with four gold tasks, which three people have worked on. */
export async function setQualityScene(owner: GraphqlSession): Promise<QualityScene> {
  const sourceId = await importDemoThreads(owner);
  await makeScenarios(owner, sourceId);
  const curator = await personWithLink(owner, 'Carl Curator', 'CURATOR');
  const { createStudy } = await owner.ask<{ createStudy: { id: string } }>(
    `mutation ($input: CreateStudyInput!) { createStudy(input: $input) { id } }`,
    {
      input: {
        name: 'Quarrels of the neighbourhood',
        kind: 'MORAL_JUDGMENT',
        guideline: 'Read, then judge.',
        sourceId,
        scenarioLimit: 20,
        judgmentsPerTask: 3,
      },
    },
  );
  const studyId = createStudy.id;
  await markGold(owner, studyId);
  for (const [name, says] of PEOPLE) {
    const { id } = await personWithLink(owner, name, 'ANNOTATOR');
    await owner.ask(
      `mutation ($studyId: ID!, $people: [ID!]!) { addStudyPeople(studyId: $studyId, personIds: $people) { id } openStudy(id: $studyId) { id } }`,
      { studyId, people: [id] },
    );
    await work(await GraphqlSession.open(await newLink(owner, id)), studyId, says);
  }
  return { owner, studyId, curatorLink: curator.url };
}

/** A survey in batteries of three items, not opened yet. */
export async function makeSurvey(owner: GraphqlSession): Promise<string> {
  const { instruments } = await owner.ask<{ instruments: { id: string; key: string }[] }>(
    `{ instruments { id key } }`,
  );
  const instrumentId = instruments.find(({ key }) => key === 'ethogram-values')?.id;
  const { createStudy } = await owner.ask<{ createStudy: { id: string } }>(
    `mutation ($input: CreateStudyInput!) { createStudy(input: $input) { id } }`,
    {
      input: { name: 'Batteries', kind: 'SURVEY', guideline: 'As you see it.', instrumentId, batterySize: 3 },
    },
  );
  return createStudy.id;
}

async function markGold(owner: GraphqlSession, studyId: string): Promise<void> {
  const { tasks } = await owner.ask<{ tasks: { items: { id: string }[] } }>(
    `query ($studyId: ID!) { tasks(filter: { studyId: $studyId }, page: { limit: 4 }) { items { id } } }`,
    { studyId },
  );
  for (const { id } of tasks.items) {
    await owner.ask(`mutation ($input: MarkGoldInput!) { markGold(input: $input) { taskId } }`, {
      input: {
        taskId: id,
        expected: { kind: 'moral_judgment', verdict: ['YTA'] },
        explanation: 'It was promised, and nobody was asked.',
      },
    });
  }
  await owner.ask(`mutation ($input: StudyQualityInput!) { setStudyQuality(input: $input) { id } }`, {
    input: {
      studyId,
      goldShare: 0.2,
      goldSpacing: 2,
      rule: { action: 'WARN', below: 0.6, after: 3 },
      pay: { amount: 0.4, per: 'JUDGMENT', currency: 'EUR' },
    },
  });
}

async function work(session: GraphqlSession, studyId: string, says: Says): Promise<void> {
  for (let task = 0; task < 18; task += 1) {
    const { claimNext } = await session.ask<{
      claimNext: { __typename: string; slotId: string; taskId: string; claimToken: string };
    }>(CLAIM, { studyId });
    const { __typename: kind, ...claim } = claimNext;
    if (kind !== 'Assignment') return;
    const answer = {
      kind: 'moral_judgment',
      ...says(task),
      values: [],
      confidence: 3,
      rationale: 'As I see it.',
    };
    await session.ask(SUBMIT, {
      input: {
        ...claim,
        idempotencyKey: `quality-${task}`,
        answer,
        durationMs: 20_000 + 3_000 * (task % 5),
        prefetch: false,
      },
    });
  }
}

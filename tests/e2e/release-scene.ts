import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { workspaceRoot } from '@ethogram/platform';
import { newLink } from './annotator-scene.js';
import { GraphqlSession } from './graphql-session.js';
import { importDemoThreads, makeScenarios, personWithLink } from './loop-scene.js';

export const TASKS = 36;

export interface ReleaseScene {
  readonly owner: GraphqlSession;
  readonly sourceId: string;
  readonly studyId: string;
  readonly curatorLink: string;
}

type Answer = { verdict: string; acceptability: number; values: object[] };

const CARE = { value: 'benevolence-caring', direction: 'attained' };
const RULES = { value: 'conformity-rules', direction: 'constrained' };
const SELF = { value: 'self-direction-action', direction: 'attained' };

/** What somebody says of a task, by a number that its id gives: people agree on most, and are divided on some. */
const PEOPLE: readonly (readonly [name: string, says: (task: number) => Answer])[] = [
  [
    'Ada',
    (task) => ({ verdict: VERDICTS[task % 4] ?? 'YTA', acceptability: (task % 5) - 2, values: [CARE] }),
  ],
  [
    'Ben',
    (task) => ({
      verdict: task % 6 === 0 ? 'ESH' : (VERDICTS[task % 4] ?? 'YTA'),
      acceptability: (task % 5) - 2,
      values: [CARE, RULES],
    }),
  ],
  [
    'Cem',
    (task) => ({
      verdict: task % 3 === 0 ? 'INFO' : (VERDICTS[task % 4] ?? 'YTA'),
      acceptability: 1,
      values: task % 2 === 0 ? [CARE, SELF] : [RULES],
    }),
  ],
];
const VERDICTS = ['YTA', 'NTA', 'NTA', 'NAH'];

const CLAIM = `mutation ($studyId: ID!) { claimNext(studyId: $studyId) { __typename ... on Assignment { slotId taskId claimToken } } }`;
const SUBMIT = `mutation ($input: SubmitJudgmentInput!) { submitJudgment(input: $input) { __typename } }`;

/** A study that three people have finished. */
export async function setReleaseScene(owner: GraphqlSession): Promise<ReleaseScene> {
  const sourceId = await importDemoThreads(owner);
  await makeScenarios(owner, sourceId, TASKS);
  const curator = await personWithLink(owner, 'Carl Curator', 'CURATOR');
  const { createStudy } = await owner.ask<{ createStudy: { id: string } }>(
    `mutation ($input: CreateStudyInput!) { createStudy(input: $input) { id } }`,
    {
      input: {
        name: 'Quarrels at home',
        kind: 'MORAL_JUDGMENT',
        guideline: 'Read, then judge.',
        sourceId,
        scenarioLimit: TASKS,
        judgmentsPerTask: 3,
      },
    },
  );
  const studyId = createStudy.id;
  for (const [name, says] of PEOPLE) {
    const { id } = await personWithLink(owner, name, 'ANNOTATOR');
    await owner.ask(
      `mutation ($studyId: ID!, $people: [ID!]!) { addStudyPeople(studyId: $studyId, personIds: $people) { id } openStudy(id: $studyId) { id } }`,
      { studyId, people: [id] },
    );
    await work(await GraphqlSession.open(await newLink(owner, id)), studyId, says);
  }
  return { owner, sourceId, studyId, curatorLink: curator.url };
}

async function work(session: GraphqlSession, studyId: string, says: (task: number) => Answer): Promise<void> {
  for (let done = 0; ; done += 1) {
    const { claimNext } = await session.ask<{
      claimNext: { __typename: string; slotId: string; taskId: string; claimToken: string };
    }>(CLAIM, { studyId });
    const { __typename: kind, ...claim } = claimNext;
    if (kind !== 'Assignment') return;
    const answer = {
      kind: 'moral_judgment',
      ...says(Number.parseInt(claim.taskId.slice(-6), 16)),
      confidence: 3,
      rationale: 'As I see it.',
    };
    await session.ask(SUBMIT, {
      input: { ...claim, idempotencyKey: `release-${done}`, answer, durationMs: 20_000, prefetch: false },
    });
  }
}

/** Imports a post of a release once more, as one that its author deleted. */
export async function deleteAPost({ owner, sourceId }: ReleaseScene, releaseId: string): Promise<void> {
  const { releasePreview } = await owner.ask<{ releasePreview: { scenario: { title: string } }[] }>(
    `query ($id: ID!) { releasePreview(id: $id, limit: 50) }`,
    { id: releaseId },
  );
  const titles = new Set(releasePreview.map(({ scenario }) => scenario.title));
  const lines = (await readFile(join(workspaceRoot(), 'libs/demo/content/posts.ndjson'), 'utf8')).split('\n');
  const posts = lines.filter(Boolean).map((line) => JSON.parse(line) as { title: string });
  const post = posts.find(({ title }) => titles.has(title));
  if (!post) throw new Error('No title of the release is that of a post.');
  const gone = { ...post, author: '[deleted]', selftext: '[deleted]', removed_by_category: 'deleted' };
  const fileId = await owner.upload('deleted.ndjson', Buffer.from(`${JSON.stringify(gone)}\n`));
  await owner.ask(`mutation ($input: StartImportInput!) { startImport(input: $input) { id } }`, {
    input: { sourceId, fileIds: [fileId] },
  });
  for (let tries = 0; tries < 120; tries += 1) {
    const { release } = await owner.ask<{ release: { affectedByDeletions: number } }>(
      `query ($id: ID!) { release(id: $id) { affectedByDeletions } }`,
      { id: releaseId },
    );
    if (release.affectedByDeletions > 0) return;
    await delay(500);
  }
  throw new Error('The deletion did not reach the release within a minute.');
}

import type { GraphqlSession } from './graphql-session.js';
import { importDemoThreads, makeScenarios, personWithLink } from './loop-scene.js';

export interface AnnotatorScene {
  readonly owner: GraphqlSession;
  readonly anna: { readonly id: string; readonly url: string };
  readonly ben: { readonly id: string; readonly url: string };
  /** Batteries of one sentence, so that an answer is one key. */
  readonly sentences: Study;
  /** Batteries of three sentences, nothing ahead. */
  readonly batteries: Study;
  readonly situations: Study;
}

export interface Study {
  readonly id: string;
  readonly name: string;
}

export const NAMES = {
  sentences: 'Sentences on the way',
  batteries: 'Three at a time',
  situations: 'Twelve situations',
} as const;

/** Two annotators in three open studies. */
export async function setAnnotatorScene(owner: GraphqlSession): Promise<AnnotatorScene> {
  const sourceId = await importDemoThreads(owner);
  await makeScenarios(owner, sourceId);
  const anna = await personWithLink(owner, 'Anna Annotator', 'ANNOTATOR');
  const ben = await personWithLink(owner, 'Ben Beispiel', 'ANNOTATOR');
  const { instruments } = await owner.ask<{ instruments: { id: string; key: string }[] }>(
    `{ instruments { id key } }`,
  );
  const instrumentId = instruments.find(({ key }) => key === 'ethogram-values')?.id;
  const study = async (name: string, people: readonly string[], parts: object): Promise<Study> => {
    const guideline = 'Answer as you see it. There is no right or wrong.';
    const { createStudy } = await owner.ask<{ createStudy: { id: string } }>(
      `mutation ($input: CreateStudyInput!) { createStudy(input: $input) { id } }`,
      { input: { name, guideline, ...parts } },
    );
    const { id } = createStudy;
    await owner.ask(
      `mutation ($id: ID!, $people: [ID!]!) { addStudyPeople(studyId: $id, personIds: $people) { id } openStudy(id: $id) { id } }`,
      { id, people },
    );
    return { id, name };
  };
  const both = [anna.id, ben.id];
  const survey = { kind: 'SURVEY', instrumentId };
  return {
    owner,
    anna,
    ben,
    sentences: await study(NAMES.sentences, both, { ...survey, batterySize: 1, judgmentsPerTask: 2 }),
    batteries: await study(NAMES.batteries, [ben.id], { ...survey, batterySize: 3, aheadLimit: 1 }),
    situations: await study(NAMES.situations, both, { kind: 'MORAL_JUDGMENT', sourceId }),
  };
}

/** A new link for somebody who has used theirs up. */
export async function newLink(owner: GraphqlSession, personId: string): Promise<string> {
  const { createSignInLink } = await owner.ask<{ createSignInLink: { url: string } }>(
    `mutation ($id: ID!) { createSignInLink(personId: $id) { url } }`,
    { id: personId },
  );
  return createSignInLink.url;
}

/** How many answers a person has given in a study, and how many of them to the same task as another. */
export async function storedAnswers(
  { owner }: AnnotatorScene,
  studyId: string,
  personId: string,
): Promise<{ answers: number; twice: number }> {
  const { judgments } = await owner.ask<{ judgments: { items: { taskId: string }[] } }>(
    `query ($page: PageInput!, $filter: JudgmentFilter!) { judgments(page: $page, filter: $filter) { items { taskId } } }`,
    { page: { limit: 200 }, filter: { studyId, personId } },
  );
  const own = judgments.items;
  return { answers: own.length, twice: own.length - new Set(own.map(({ taskId }) => taskId)).size };
}

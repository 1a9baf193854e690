import type { MoralForm, MoralJudgmentAnswer } from '@ethogram/core';
import type { GraphqlSession } from './graphql-session.js';
import { makeScenarios, personWithLink } from './loop-scene.js';
import { waitFor } from './platform-process.js';

/** Texts that break offsets elsewhere: joined emoji, flags, a letter and its accent, CR LF, right to left. */
const STORIES: readonly (readonly [title: string, body: string])[] = [
  [
    'AITA for leaving my sister at the station?',
    'I promised my sister 👩‍👩‍👧‍👦 that I would pick her up 🚗 at nine. On the way my boss called 🇩🇪🇫🇷 and asked me to come in.\r\n\r\nI told her to take a taxi. She waited in a cafe\u0301 for two hours until our father came. I did not turn round.',
  ],
  [
    'هل أنا مخطئ لأنني رفضت الضيافة؟',
    'دعاني جاري إلى العشاء في بيته مع عائلته كلها 🙏. كنت متعبًا جدًا من العمل، فاعتذرت في آخر لحظة.\n\nغضب جاري وقال إنني أهنته أمام زوجته وأولاده. أعرف أن الكذب ليس صحيحًا، لكنني لم أرد أن أجرح مشاعره. الآن لا يسلم علي وأولاده لا يلعبون مع ابني في الشارع كما كانوا يفعلون كل مساء.',
  ],
];

export interface FormStudy {
  readonly id: string;
  readonly name: string;
}

export interface MoralFormScene {
  readonly owner: GraphqlSession;
  readonly annotatorId: string;
  readonly curatorLink: string;
  readonly everything: FormStudy;
  readonly twoPasses: FormStudy;
  readonly plain: FormStudy;
}

async function importStories(owner: GraphqlSession): Promise<string> {
  const { createSource } = await owner.ask<{ createSource: { id: string } }>(
    `mutation ($input: CreateSourceInput!) { createSource(input: $input) { id } }`,
    {
      input: { name: 'Stories of the form test', basis: 'invented', mayAnnotate: true, mayPublishText: true },
    },
  );
  const lines = STORIES.map(([title, selftext], index) =>
    JSON.stringify({
      id: `form${index}`,
      name: `t3_form${index}`,
      author: `form_author_${index}`,
      created_utc: 1_767_225_600 + index,
      subreddit: 'EthogramSynthetic',
      is_self: true,
      score: 10,
      num_comments: 0,
      over_18: false,
      title,
      selftext,
    }),
  );
  const fileId = await owner.upload('posts.ndjson', Buffer.from(lines.join('\n')));
  const { startImport } = await owner.ask<{ startImport: { id: string } }>(
    `mutation ($input: StartImportInput!) { startImport(input: $input) { id } }`,
    { input: { sourceId: createSource.id, fileIds: [fileId] } },
  );
  await waitFor('the import', 60, async () => {
    const { collectionRun } = await owner.ask<{ collectionRun: { state: string } }>(
      `query ($id: ID!) { collectionRun(id: $id) { state } }`,
      { id: startImport.id },
    );
    return collectionRun.state === 'SUCCEEDED' ? true : undefined;
  });
  await makeScenarios(owner, createSource.id);
  return createSource.id;
}

/** One annotator in three open studies that ask for different parts of a judgment. */
export async function setMoralFormScene(owner: GraphqlSession): Promise<MoralFormScene> {
  const sourceId = await importStories(owner);
  const annotator = await personWithLink(owner, 'Anna Annotator', 'ANNOTATOR');
  const curator = await personWithLink(owner, 'Carl Curator', 'CURATOR');
  const study = async (name: string, form: Partial<MoralForm> | null): Promise<FormStudy> => {
    const { createStudy } = await owner.ask<{ createStudy: { id: string } }>(
      `mutation ($input: CreateStudyInput!) { createStudy(input: $input) { id } }`,
      { input: { name, kind: 'MORAL_JUDGMENT', guideline: 'Read, then judge.', sourceId, form } },
    );
    const { id } = createStudy;
    await owner.ask(
      `mutation ($id: ID!, $people: [ID!]!) { addStudyPeople(studyId: $id, personIds: $people) { id } openStudy(id: $id) { id } }`,
      { id, people: [annotator.id] },
    );
    return { id, name };
  };
  return {
    owner,
    annotatorId: annotator.id,
    curatorLink: curator.url,
    everything: await study('Everything asked', {
      evidence: 'required',
      strength: 'required',
      whose: 'required',
      mostPeople: 'optional',
      changingFact: 'optional',
    }),
    twoPasses: await study('Two passes', { twoPasses: true }),
    plain: await study('As by default', null),
  };
}

export interface StoredJudgment {
  readonly answer: MoralJudgmentAnswer;
  readonly title: string;
  /** The frozen text it is about. */
  readonly text: string;
}

/** The current answers of a study with the texts they are about. */
export async function storedJudgments(owner: GraphqlSession, studyId: string): Promise<StoredJudgment[]> {
  const { tasks } = await owner.ask<{
    tasks: {
      items: {
        scenario: { title: string; text: string };
        judgments: { current: boolean; answer: MoralJudgmentAnswer }[];
      }[];
    };
  }>(
    `query ($studyId: ID!) { tasks(filter: { studyId: $studyId }) { items { scenario { title text } judgments { current answer } } } }`,
    { studyId },
  );
  return tasks.items.flatMap(({ scenario, judgments }) =>
    judgments.filter(({ current }) => current).map(({ answer }) => ({ answer, ...scenario })),
  );
}

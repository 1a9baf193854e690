import type { FormAnswer, FormDefinition } from '@ethogram/core';
import type { GraphqlSession } from './graphql-session.js';
import { makeScenarios, personWithLink } from './loop-scene.js';
import { waitFor } from './platform-process.js';

/** Every kind of part; one of them is asked only of those who would warn. */
export const ALL_KINDS: FormDefinition = {
  version: 1,
  parts: [
    {
      id: 'warn',
      kind: 'choice',
      label: 'Would you warn people about this text?',
      help: 'Think of somebody who comes upon it by chance.',
      required: true,
      options: [
        { id: 'yes', label: 'Yes' },
        { id: 'no', label: 'No' },
      ],
    },
    {
      id: 'what_about',
      kind: 'text',
      label: 'What should the warning say?',
      required: true,
      showIf: { part: 'warn', equals: 'yes' },
      maxLength: 80,
      lines: 'one',
    },
    {
      id: 'tone',
      kind: 'choices',
      label: 'How does the author sound?',
      required: true,
      least: 1,
      most: 2,
      options: [
        { id: 'calm', label: 'Calm' },
        { id: 'angry', label: 'Angry' },
        { id: 'sad', label: 'Sad', help: 'Or disappointed.' },
        { id: 'proud', label: 'Proud' },
      ],
    },
    {
      id: 'clear',
      kind: 'likert',
      label: 'How clearly is it told?',
      required: true,
      min: 1,
      labels: ['Not at all', 'Hardly', 'In part', 'Mostly', 'Fully'],
    },
    {
      id: 'share',
      kind: 'slider',
      label: 'How much of it is about other people?',
      required: true,
      min: 0,
      max: 100,
      step: 5,
      minLabel: 'Nothing',
      maxLabel: 'Everything',
    },
    {
      id: 'order',
      kind: 'ranking',
      label: 'What matters most here?',
      required: true,
      options: [
        { id: 'family', label: 'Family' },
        { id: 'duty', label: 'Keeping promises' },
        { id: 'work', label: 'Work' },
      ],
    },
    {
      id: 'pairs',
      kind: 'pairwise',
      label: 'Which of the two is more at stake?',
      required: true,
      ties: true,
      options: [
        { id: 'safety', label: 'Safety' },
        { id: 'freedom', label: 'Freedom' },
        { id: 'honesty', label: 'Honesty' },
      ],
    },
    {
      id: 'passages',
      kind: 'span',
      label: 'Where does it show?',
      required: true,
      least: 1,
      labels: [
        { id: 'promise', label: 'A promise' },
        { id: 'breach', label: 'A breach' },
      ],
    },
    { id: 'comment', kind: 'text', label: 'Anything else?', required: false, maxLength: 500, lines: 'many' },
  ],
};

const GUIDELINE =
  '# How to answer\n\nRead the whole text **once**, then answer.\n\n- Go by what is written.\n- Leave out what you cannot tell.';
const EXAMPLES = [
  {
    title: 'A text with two tones',
    text: 'I was calm at first. Then I shouted.',
    explanation: 'Choose *both*: **Calm** and **Angry**.',
  },
  { title: 'Nothing to warn of', text: 'We had soup.', explanation: 'Nobody needs a warning here.' },
];

/** One with joined emoji and a flag before what is marked, one for the way without a connection, one right to left. */
const STORIES: readonly (readonly [title: string, body: string])[] = [
  [
    'AITA for leaving my sister at the station?',
    'I promised 👩‍👩‍👧‍👦 my sister 🚗 that I would come at nine 🇩🇪. On the way my boss called and asked me to come in.\n\nI told her to take a taxi. She waited in a cafe for two hours until our father came. I did not turn round.',
  ],
  [
    'AITA for selling the piano?',
    'Our mother 🎹 left us her piano. I had promised to keep it. Nobody played it for ten years, so I sold it in spring and shared the money with everybody.\n\nMy brother says that I should have asked him first. He cried when he saw the empty wall.',
  ],
];

export interface FormsScene {
  readonly owner: GraphqlSession;
  readonly annotatorId: string;
  readonly texts: string;
  readonly items: string;
}

async function importStories(owner: GraphqlSession): Promise<string> {
  const { createSource } = await owner.ask<{ createSource: { id: string } }>(
    `mutation ($input: CreateSourceInput!) { createSource(input: $input) { id } }`,
    {
      input: {
        name: 'Stories of the test of forms',
        basis: 'invented',
        mayAnnotate: true,
        mayPublishText: true,
      },
    },
  );
  const lines = STORIES.map(([title, selftext], index) =>
    JSON.stringify({
      id: `parts${index}`,
      name: `t3_parts${index}`,
      author: `parts_author_${index}`,
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

/** One annotator in two open studies: a form of every kind over texts, and the review of an instrument's statements. */
export async function setFormsScene(owner: GraphqlSession): Promise<FormsScene> {
  const sourceId = await importStories(owner);
  const annotator = await personWithLink(owner, 'Anna Annotator', 'ANNOTATOR');
  const { instruments } = await owner.ask<{ instruments: { id: string }[] }>(`{ instruments { id } }`);
  const { formPresets } = await owner.ask<{
    formPresets: { key: string; definition: FormDefinition }[];
  }>(`{ formPresets { key definition } }`);
  const review = formPresets.find(({ key }) => key === 'item-review')?.definition;
  if (!review) throw new Error('There is no preset for the review of items.');
  const study = async (name: string, definition: FormDefinition, over: object): Promise<string> => {
    const content = { definition, guideline: GUIDELINE, examples: EXAMPLES };
    const { createForm } = await owner.ask<{ createForm: { latest: { id: string } } }>(
      `mutation ($input: CreateFormInput!) { createForm(input: $input) { latest { id } } }`,
      { input: { name, kind: 'FORM', ...content } },
    );
    const { createStudy } = await owner.ask<{ createStudy: { id: string } }>(
      `mutation ($input: CreateStudyInput!) { createStudy(input: $input) { id } }`,
      { input: { name, kind: 'FORM', formVersionId: createForm.latest.id, ...over } },
    );
    await owner.ask(
      `mutation ($id: ID!, $people: [ID!]!) { addStudyPeople(studyId: $id, personIds: $people) { id } openStudy(id: $id) { id } }`,
      { id: createStudy.id, people: [annotator.id] },
    );
    return createStudy.id;
  };
  return {
    owner,
    annotatorId: annotator.id,
    texts: await study('All kinds of questions', ALL_KINDS, { sourceId }),
    items: await study('Review of statements', review, { instrumentId: instruments[0]?.id }),
  };
}

export interface StoredAnswer {
  readonly parts: FormAnswer['parts'];
  /** The frozen text it is about; null for a statement. */
  readonly text: string | null;
}

/** The current answers of a study. */
export async function storedAnswers(owner: GraphqlSession, studyId: string): Promise<StoredAnswer[]> {
  const { tasks } = await owner.ask<{
    tasks: {
      items: { scenario: { text: string } | null; judgments: { current: boolean; answer: FormAnswer }[] }[];
    };
  }>(
    `query ($studyId: ID!) { tasks(page: { limit: 200 }, filter: { studyId: $studyId }) { items { scenario { text } judgments { current answer } } } }`,
    { studyId },
  );
  return tasks.items.flatMap(({ scenario, judgments }) =>
    judgments
      .filter(({ current }) => current)
      .map(({ answer: { parts } }) => ({ parts, text: scenario?.text ?? null })),
  );
}

import { type Person, PeopleService } from '@ethogram/accounts';
import {
  ClaimService,
  JudgmentService,
  type Study,
  StudyService,
  type Task,
  TaskService,
} from '@ethogram/annotation';
import { type JudgmentAnswer, newId, SystemClock } from '@ethogram/core';
import { type NewSource, PostService, ScenarioService, SourceService } from '@ethogram/corpus';
import type { RawPost } from '@ethogram/reddit';
import type { TestApplication } from '../application.js';
import { rawPost } from './posts.js';

export interface OpenStudy {
  readonly study: Study;
  readonly people: readonly Person[];
}

export interface MoralStudyOptions {
  readonly posts: readonly RawPost[];
  /** Everybody judges everything. */
  readonly people: number;
  readonly source?: Partial<NewSource>;
}

const clock = new SystemClock();
let sources = 0;

/** Posts 0 … count − 1, each by an author of its own unless `changes` says otherwise. */
export function rawPosts(
  count: number,
  changes: (number: number) => Partial<RawPost> = () => ({}),
): RawPost[] {
  return Array.from({ length: count }, (_, number) => rawPost(number, changes(number)));
}

export async function createAnnotators(app: TestApplication, count: number): Promise<Person[]> {
  const people = app.module.get(PeopleService, { strict: false });
  const created: Person[] = [];
  for (let number = 1; number <= count; number += 1) {
    created.push(await people.create(null, { displayName: `Annotator ${number}`, roles: ['ANNOTATOR'] }));
  }
  return created;
}

/** A new source whose posts may be judged and published, with scenarios of these posts. */
export async function createScenarios(
  app: TestApplication,
  posts: readonly RawPost[],
  permissions: Partial<NewSource> = {},
): Promise<{ sourceId: string }> {
  sources += 1;
  const name = `source ${sources}`;
  const source = await app.module.get(SourceService, { strict: false }).create(null, {
    name,
    basis: 'invented for a test',
    mayAnnotate: true,
    mayPublishText: true,
    mayTrain: true,
    ...permissions,
  });
  const store = app.module.get(PostService, { strict: false });
  await app.database.dataSource.transaction((manager) => store.storeBatch(manager, source.id, posts, []));
  await app.module.get(ScenarioService, { strict: false }).makeFromSource({ sourceId: source.id });
  return { sourceId: source.id };
}

/** An open moral-judgment study over posts of a new source. */
export async function openMoralStudy(
  app: TestApplication,
  { posts, people, source }: MoralStudyOptions,
): Promise<OpenStudy & { sourceId: string }> {
  const { sourceId } = await createScenarios(app, posts, source);
  const opened = await openStudy(app, people, { kind: 'MORAL_JUDGMENT', sourceId });
  return { ...opened, sourceId };
}

export async function openStudy(
  app: TestApplication,
  people: number,
  content: { kind: Study['kind']; sourceId?: string; instrumentId?: string },
): Promise<OpenStudy> {
  const studies = app.module.get(StudyService, { strict: false });
  const input = {
    name: 'Study of a test',
    guideline: 'Judge what the author did.',
    judgmentsPerTask: people,
    ...content,
  };
  const study = await studies.create(null, input);
  const annotators = await createAnnotators(app, people);
  await studies.addPeople(
    null,
    study.id,
    annotators.map((person) => person.id),
  );
  return { study: await studies.open(null, study.id), people: annotators };
}

/** The person answers what they are given until nothing is left, or `limit` tasks. Returns how many. */
export async function answerTasks(
  app: TestApplication,
  { study, person, limit = Infinity }: { study: Study; person: Person; limit?: number },
  answerOf: (task: Task) => JudgmentAnswer | Promise<JudgmentAnswer>,
): Promise<number> {
  const judgments = app.module.get(JudgmentService, { strict: false });
  const tasks = app.module.get(TaskService, { strict: false });
  let next = await app.module.get(ClaimService, { strict: false }).claimNext(person.id, study.id);
  let answered = 0;
  while (next.kind === 'claimed' && answered < limit) {
    const { slotId, claimToken, taskId } = next.claim;
    const answer = await answerOf(await tasks.get(taskId));
    const outcome = await judgments.submit(person.id, {
      slotId,
      claimToken,
      taskId,
      idempotencyKey: newId(clock),
      answer,
    });
    if (outcome.kind !== 'submitted') throw new Error(`An answer was not taken: ${JSON.stringify(outcome)}`);
    answered += 1;
    next = outcome.next;
  }
  return answered;
}

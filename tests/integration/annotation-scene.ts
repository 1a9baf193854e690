import { PeopleService } from '@ethogram/accounts';
import {
  AgreementService,
  AssignmentService,
  type Claim,
  type ClaimOutcome,
  ClaimService,
  JudgmentService,
  type NewStudy,
  type Study,
  StudyService,
  StudyStatistics,
  TaskService,
} from '@ethogram/annotation';
import { PostService, ScenarioService, SourceService } from '@ethogram/corpus';
import type { JudgmentAnswer, MoralJudgmentAnswer, SurveyAnswer } from '@ethogram/core';
import type { RawPost } from '@ethogram/reddit';
import { InstrumentService } from '@ethogram/surveys';
import { createTestApplication, type TestApplication } from '@ethogram/testing';

/** An application with the services an annotation test plays with, and short ways to set a scene. */
export class AnnotationScene {
  readonly studies: StudyService;
  readonly claims: ClaimService;
  readonly judgments: JudgmentService;
  readonly assignments: AssignmentService;
  readonly statistics: StudyStatistics;
  readonly agreements: AgreementService;
  readonly tasks: TaskService;
  private made = 0;

  private constructor(readonly application: TestApplication) {
    const { module } = application;
    this.studies = module.get(StudyService);
    this.claims = module.get(ClaimService);
    this.judgments = module.get(JudgmentService);
    this.assignments = module.get(AssignmentService);
    this.statistics = module.get(StudyStatistics);
    this.agreements = module.get(AgreementService);
    this.tasks = module.get(TaskService);
  }

  static async set(): Promise<AnnotationScene> {
    return new AnnotationScene(await createTestApplication());
  }

  async query<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.application.database.dataSource.query(sql, values);
  }

  /** One number of one row. */
  async count(sql: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.query<{ count: string }>(`select count(*) from (${sql}) counted`, values);
    return Number(row?.count);
  }

  async people(count: number): Promise<string[]> {
    const people = this.application.module.get(PeopleService);
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      this.made += 1;
      const person = await people.create(null, {
        displayName: `Annotator ${this.made}`,
        roles: ['ANNOTATOR'],
      });
      ids.push(person.id);
    }
    return ids;
  }

  /** A survey study over the bundled instrument, opened: 320 ÷ batterySize tasks. */
  async surveyStudy(personIds: readonly string[], options: Partial<NewStudy> = {}): Promise<Study> {
    const instrument = await this.application.module.get(InstrumentService).byKey('ethogram-values');
    const basics = {
      name: 'Values',
      kind: 'SURVEY',
      guideline: 'Say how you are.',
      instrumentId: instrument.id,
    } as const;
    return this.opened(await this.studies.create(null, { ...basics, ...options }), personIds);
  }

  /** A source with so many posts, and a scenario of each. */
  async sourceWithScenarios(
    posts: number,
    options: { mayAnnotate?: boolean } = {},
  ): Promise<{ sourceId: string; names: string[] }> {
    this.made += 1;
    const { module } = this.application;
    const { mayAnnotate = true } = options;
    const source = await module
      .get(SourceService)
      .create(null, { name: `Source ${this.made}`, basis: 'invented', mayAnnotate });
    const names = Array.from({ length: posts }, (_, index) => `x${this.made}x${index}`);
    await this.storePosts(
      source.id,
      names.map((name) => post(name)),
    );
    await module.get(ScenarioService).makeFromSource({ sourceId: source.id });
    return { sourceId: source.id, names };
  }

  async moralStudy(
    sourceId: string,
    personIds: readonly string[],
    options: Partial<NewStudy> = {},
  ): Promise<Study> {
    const basics = {
      name: 'Judgments',
      kind: 'MORAL_JUDGMENT',
      guideline: 'Who is wrong?',
      sourceId,
    } as const;
    return this.opened(await this.studies.create(null, { ...basics, ...options }), personIds);
  }

  /** The author deletes the post. */
  async deletePost(sourceId: string, name: string): Promise<void> {
    await this.storePosts(sourceId, [
      { ...post(name), state: 'deleted', title: '', body: '', authorName: null },
    ]);
  }

  async claim(personId: string, studyId: string): Promise<Claim> {
    return claimOf(await this.claims.claimNext(personId, studyId));
  }

  /** A complete answer to a claimed task: the same rating everywhere, or a verdict. */
  async answerTo(taskId: string, rating = 3): Promise<JudgmentAnswer> {
    const task = await this.tasks.get(taskId);
    return task.scenarioId ? verdict({}) : ratings(task.itemIds, rating);
  }

  /** Lets the lease of a slot run out. */
  async expire(slotId: string): Promise<void> {
    await this.query(`update slots set lease_until = clock_timestamp() - interval '1 second' where id = $1`, [
      slotId,
    ]);
  }

  private async storePosts(sourceId: string, posts: readonly RawPost[]): Promise<void> {
    const { module, database } = this.application;
    await database.dataSource.transaction((manager) =>
      module.get(PostService).storeBatch(manager, sourceId, posts, []),
    );
  }

  private async opened(study: Study, personIds: readonly string[]): Promise<Study> {
    if (personIds.length > 0) await this.studies.addPeople(null, study.id, personIds);
    return this.studies.open(null, study.id);
  }
}

export function claimOf(outcome: ClaimOutcome): Claim {
  if (outcome.kind !== 'claimed')
    throw new Error(`Expected a claim, got ${outcome.kind}: ${outcome.message}`);
  return outcome.claim;
}

export function ratings(itemIds: readonly string[], rating: number): SurveyAnswer {
  return { kind: 'survey', ratings: itemIds.map((itemId) => ({ itemId, rating })) };
}

export function verdict(changes: Partial<MoralJudgmentAnswer>): MoralJudgmentAnswer {
  return {
    kind: 'moral_judgment',
    verdict: 'NTA',
    acceptability: 1,
    values: [],
    confidence: 4,
    rationale: '',
    ...changes,
  };
}

function post(name: string): RawPost {
  // Different words in every post, or they would count as copies of each other.
  const words = Array.from({ length: 60 }, (_, index) => `${name}word${index}`).join(' ');
  return {
    fullname: `t3_${name}`,
    id: name,
    subreddit: 'AmItheAsshole',
    authorName: `author-${name}`,
    authorFullname: null,
    createdUtc: 1_700_000_000,
    title: `AITA about ${name}?`,
    body: words,
    flair: 'Asshole',
    score: 1,
    numComments: 0,
    upvoteRatio: null,
    over18: false,
    permalink: null,
    crosspostParent: null,
    edited: false,
    state: 'live',
  };
}

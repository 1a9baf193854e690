import { SessionService } from '@ethogram/accounts';
import type { NewStudy, Study } from '@ethogram/annotation';
import { SESSION_COOKIE } from '@ethogram/platform';
import { makeTemplate, SERVER_VARIABLE } from '@ethogram/testing';
import { AnnotationScene } from '../integration/annotation-scene.js';
import { startApi, type RunningApi } from './api-process.js';
import { FragilePostgres } from './fragile-postgres.js';
import { PersistentAnnotator } from './persistent-annotator.js';
import { isAlive, waitFor } from './platform-process.js';

/** More than connections of the api, so that some wait for others. */
const ANNOTATORS = 12;
/** Of the bundled instrument's 320 items, eight a task. */
const BATTERY = 8;
const TASKS = 320 / BATTERY;
const PER_TASK = 4;
export const SLOTS = TASKS * PER_TASK;

/** A study that many people label over HTTP, on a PostgreSQL to which everything happens. */
export class AnswersScene {
  /** Replicas on one database. */
  apis: RunningApi[] = [];

  private constructor(
    readonly postgres: FragilePostgres,
    readonly scene: AnnotationScene,
  ) {}

  static async set(): Promise<AnswersScene> {
    const postgres = await FragilePostgres.start();
    await makeTemplate(postgres.url);
    process.env[SERVER_VARIABLE] = postgres.url;
    return new AnswersScene(postgres, await AnnotationScene.set());
  }

  get databaseUrl(): string {
    return this.scene.application.database.url;
  }

  async startApis(...clocksAheadMs: number[]): Promise<void> {
    const { databaseUrl } = this;
    this.apis = await Promise.all(
      clocksAheadMs.map((clockAheadMs) => startApi({ databaseUrl, clockAheadMs })),
    );
  }

  /** One api on time: that of the case before, if it is still there. */
  async startApi(): Promise<void> {
    if (this.apis.length !== 1 || !isAlive(this.apis[0]?.child.pid ?? 0)) await this.startApis(0);
  }

  async startAgain(): Promise<void> {
    const { databaseUrl } = this;
    this.apis = await Promise.all(this.apis.map(({ port }) => startApi({ databaseUrl, port })));
  }

  async killApis(): Promise<void> {
    await Promise.all(this.apis.map((api) => api.kill()));
  }

  /** A new study and the people who will label it. */
  async study(options: Partial<NewStudy> = {}): Promise<{ study: Study; people: PersistentAnnotator[] }> {
    const ids = await this.scene.people(ANNOTATORS);
    const study = await this.scene.surveyStudy(ids, {
      batterySize: BATTERY,
      judgmentsPerTask: PER_TASK,
      ...options,
    });
    const sessions = this.scene.application.module.get(SessionService);
    const people: PersistentAnnotator[] = [];
    for (const id of ids) {
      const cookie = `${SESSION_COOKIE}=${await sessions.openSession(id)}`;
      people.push(new PersistentAnnotator(id, cookie, () => this.apis.map(({ url }) => url)));
    }
    return { study, people };
  }

  /** Waits until the server has acknowledged so many answers. */
  async acknowledged(people: readonly PersistentAnnotator[], atLeast: number): Promise<void> {
    await waitFor(`${atLeast} acknowledged answers`, 60, async () =>
      acknowledgedBy(people).length >= atLeast ? true : undefined,
    );
  }

  /**
   * Does something to saves that are all in the middle: their slot filled, their judgment about to be stored. They are
   * held there by a lock, which goes when `act` has ended.
   */
  async inTheMiddle(act: () => Promise<void>): Promise<void> {
    const lock = this.scene.application.database.dataSource.createQueryRunner();
    try {
      await lock.startTransaction();
      await lock.query('lock table judgments in exclusive mode');
      await waitFor('saves in the middle', 30, async () => {
        const waiting = await this.scene.count(
          `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%insert into judgments%' and pid <> pg_backend_pid()`,
        );
        return waiting >= 3 ? true : undefined;
      });
      await act();
    } finally {
      await lock.rollbackTransaction().catch(() => undefined); // Gone when PostgreSQL is.
      await lock.release();
    }
  }

  /**
   * Makes the file of judgments at least so long, with rows that are taken back, as long as answers are, so that nowhere is
   * room for one. Returns how long it is.
   */
  async fillJudgmentsTo(bytes: number): Promise<number> {
    const filler = this.scene.application.database.dataSource.createQueryRunner();
    await filler.startTransaction();
    try {
      // Alone: where several make the file longer at once, PostgreSQL makes it longer than they need.
      await filler.query('lock table judgments in exclusive mode');
      await filler.query(
        `insert into judgments (id, study_id, task_id, slot_id, person_id, revision, current, idempotency_key, answer, answer_hash, duration_ms, submitted_at)
         select gen_random_uuid(), study_id, task_id, slot_id, person_id, 1 + number, false, gen_random_uuid()::text, answer, answer_hash, null, submitted_at
         from (select * from judgments limit 1) one, generate_series(1, $1::int / 300) number`,
        [bytes],
      );
    } finally {
      await filler.rollbackTransaction();
      await filler.release();
    }
    const [file] = await this.scene.query<{ bytes: string }>(`select pg_relation_size('judgments') as bytes`);
    return Number(file?.bytes);
  }

  /** Everything that would be a lost, doubled or half answer, and is none. */
  async wrong(study: Study, people: readonly PersistentAnnotator[]): Promise<object> {
    const stored = await this.scene.query<{
      id: string;
      key: string;
      taskId: string;
      personId: string;
      rating: number;
    }>(
      `select id, idempotency_key as key, task_id as "taskId", person_id as "personId",
         (answer->'ratings'->0->>'rating')::int as rating from judgments where study_id = $1`,
      [study.id],
    );
    const byId = new Map(stored.map((judgment) => [judgment.id, judgment]));
    const acknowledged = acknowledgedBy(people);
    const isKept = (answer: (typeof acknowledged)[number]): boolean => {
      const { judgmentId: id, ...rest } = answer;
      const kept = byId.get(id);
      return (
        kept !== undefined && Object.entries(rest).every(([name, value]) => kept[name as 'key'] === value)
      );
    };
    const [halves] = await this.scene.query<object>(HALVES, [study.id]);
    return {
      lost: acknowledged.filter((answer) => !isKept(answer)).length,
      saidTwice: acknowledged.length - new Set(acknowledged.map(({ judgmentId }) => judgmentId)).size,
      storedTwice:
        stored.length - new Set(stored.map(({ taskId, personId }) => `${taskId} ${personId}`)).size,
      ...halves,
    };
  }

  async remove(): Promise<void> {
    await this.killApis();
    await this.scene.application.close();
    await this.postgres.remove();
  }
}

export const NOTHING_WRONG = {
  lost: 0,
  saidTwice: 0,
  storedTwice: 0,
  doneWithoutJudgment: 0,
  judgmentWithoutDone: 0,
  overAssigned: 0,
  heldByNobody: 0,
  counterOff: 0,
};

const HALVES = `select
  (select count(*)::int from slots where study_id = $1 and state = 'done'
     and not exists (select from judgments where slot_id = slots.id and person_id = slots.person_id)) as "doneWithoutJudgment",
  (select count(*)::int from judgments where study_id = $1
     and not exists (select from slots where slots.id = slot_id and state = 'done')) as "judgmentWithoutDone",
  (select count(*)::int from (select from judgments where study_id = $1 group by task_id having count(*) > ${PER_TASK}) over) as "overAssigned",
  (select count(*)::int from slots where study_id = $1 and state = 'claimed' and (person_id is null or lease_until is null)) as "heldByNobody",
  (select count(*)::int from study_people where study_id = $1
     and done <> (select count(*) from judgments where judgments.study_id = $1 and judgments.person_id = study_people.person_id)) as "counterOff"`;

export function acknowledgedBy(people: readonly PersistentAnnotator[]): PersistentAnnotator['acknowledged'] {
  return people.flatMap(({ acknowledged }) => acknowledged);
}

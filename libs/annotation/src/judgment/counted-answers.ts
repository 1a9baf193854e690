import type { JudgmentAnswer, Verdict } from '@ethogram/core';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { checkTasksOf, NOT_EXCLUDED_OF_MANY } from '../agreement/counted-judgments.js';

/** Which judgments count. Those of excluded people, of training and of attention checks never do. */
export interface AnswerSelection {
  readonly studyIds: readonly string[];
  readonly submittedFrom?: Date | null;
  /** Exclusive. */
  readonly submittedTo?: Date | null;
  /** Leaves out answers given faster; those of unknown duration stay. */
  readonly minimumSeconds?: number | null;
  /** Of moral judgments, 1 to 5. */
  readonly minimumConfidence?: number | null;
  /** Groups of people the tasks were for; null: all. */
  readonly lanes?: readonly string[] | null;
  /** Left out beside those who were excluded from their study. */
  readonly withoutPeople?: readonly string[];
}

/** What a first look at a moral judgment needs; no words. */
export interface GivenVerdict {
  readonly scenarioId: string;
  readonly studyId: string;
  readonly personId: string;
  readonly verdict: Verdict;
  readonly values: readonly string[];
}

export interface CountedAnswer {
  readonly taskId: string;
  readonly scenarioId: string | null;
  readonly studyId: string;
  readonly personId: string;
  readonly answer: JudgmentAnswer;
}

const ROWS_A_FETCH = 5_000;

/**
 * The current judgments that count, read inside the caller's transaction: one of REPEATABLE READ reads studies that are
 * being worked on as of one moment. Judgments of withdrawn tasks are among them.
 */
@Injectable()
export class CountedAnswers {
  /** In no particular order, a batch at a time, in constant memory. */
  async *verdicts(manager: EntityManager, selection: AnswerSelection): AsyncGenerator<GivenVerdict[]> {
    const { condition, values } = conditionOf(selection);
    yield* fetched<GivenVerdict>(
      manager,
      `select tasks.scenario_id as "scenarioId", judgments.study_id as "studyId", judgments.person_id as "personId",
         answer->>'verdict' as verdict, jsonb_path_query_array(answer, '$.values[*].value') as values
       from judgments join tasks on tasks.id = judgments.task_id
       where tasks.scenario_id is not null and answer->>'kind' = 'moral_judgment' and ${condition}`,
      values,
    );
  }

  /** Whole answers, by task and then by person. */
  async *answers(manager: EntityManager, selection: AnswerSelection): AsyncGenerator<CountedAnswer[]> {
    const { condition, values } = conditionOf(selection);
    yield* fetched<CountedAnswer>(
      manager,
      `${ANSWERS} where ${condition} order by task_id, person_id`,
      values,
    );
  }

  /** Whole answers about these scenarios. */
  async ofScenarios(
    manager: EntityManager,
    selection: AnswerSelection,
    scenarioIds: readonly string[],
  ): Promise<CountedAnswer[]> {
    const { condition, values } = conditionOf(selection);
    return manager.query(
      `${ANSWERS} where judgments.task_id in
         (select id from tasks where scenario_id = any($${values.length + 1}) and study_id = any($1)) and ${condition}`,
      [...values, scenarioIds],
    );
  }
}

const ANSWERS = `select judgments.task_id as "taskId", tasks.scenario_id as "scenarioId",
    judgments.study_id as "studyId", judgments.person_id as "personId", answer
  from judgments join tasks on tasks.id = judgments.task_id`;

function conditionOf(selection: AnswerSelection): { condition: string; values: unknown[] } {
  const values: unknown[] = [selection.studyIds];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const { submittedFrom, submittedTo, minimumSeconds, minimumConfidence, lanes, withoutPeople } = selection;
  const conditions = [
    `judgments.study_id = any($1) and judgments.current`,
    NOT_EXCLUDED_OF_MANY,
    `not exists (select from (${checkTasksOf('$1')}) checks where checks.task_id = judgments.task_id)`,
    ...(submittedFrom ? [`judgments.submitted_at >= ${given(submittedFrom)}`] : []),
    ...(submittedTo ? [`judgments.submitted_at < ${given(submittedTo)}`] : []),
    ...(minimumSeconds ? [`coalesce(duration_ms >= ${given(minimumSeconds * 1_000)}, true)`] : []),
    ...(minimumConfidence ? [`(answer->>'confidence')::int >= ${given(minimumConfidence)}`] : []),
    ...(lanes ? [`tasks.lane = any(${given(lanes)})`] : []),
    ...(withoutPeople?.length ? [`judgments.person_id <> all(${given(withoutPeople)})`] : []),
  ];
  return { condition: conditions.join(' and '), values };
}

/**
 * By a cursor of the server, so that neither side holds all rows; the server looks for the next ones while these are
 * worked on, so the connection is busy until the end.
 */
async function* fetched<Row>(
  manager: EntityManager,
  query: string,
  values: readonly unknown[],
): AsyncGenerator<Row[]> {
  await manager.query(`declare counted_answers no scroll cursor for ${query}`, [...values]);
  const fetch = (): Promise<Row[]> => {
    const rows = manager.query(`fetch ${ROWS_A_FETCH} from counted_answers`);
    // Its failure is met where it is waited for.
    rows.catch(() => undefined);
    return rows;
  };
  let next = fetch();
  try {
    for (let rows = await next; rows.length > 0; rows = await next) {
      next = fetch();
      yield rows;
    }
  } finally {
    await next.catch(() => undefined);
    // After an error the transaction is void, and the cursor with it.
    await manager.query('close counted_answers').catch(() => undefined);
  }
}

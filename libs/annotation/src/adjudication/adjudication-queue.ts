import {
  type FormDefinition,
  type JudgmentAnswer,
  type RatingScale,
  SeededRandom,
  type ValueKey,
} from '@ethogram/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CHECK_TASKS, NOT_EXCLUDED } from '../agreement/counted-judgments.js';
import { definitionOf } from '../form/study-form.js';
import type { Study } from '../study/study.entity.js';
import { ACCEPTABILITY_GAP, ratingGap } from './disagreement.js';
import { comparedParts } from './form-disagreement.js';

export const QUEUE_KINDS = ['DISAGREEMENT', 'VALUE', 'REQUEST', 'SETTLED'] as const;
/** DISAGREEMENT: judgments differ. VALUE: some name a value and others do not. REQUEST: somebody asked. SETTLED: adjudicated before. */
export type QueueKind = (typeof QUEUE_KINDS)[number];

export interface QueueWish {
  readonly by: QueueKind;
  /** VALUE: which. */
  readonly value?: ValueKey | null;
  /** Position of the last task seen. */
  readonly after?: number | null;
  readonly first: number;
}

export interface DisputedTask {
  readonly taskId: string;
  readonly position: number;
  /** Why somebody asked; null when nobody did. */
  readonly note: string | null;
}

/** An answer without its author. */
export interface AnonymousAnswer {
  /** A, B, C … in an order that is the same every time and says nothing. */
  readonly letter: string;
  readonly answer: JudgmentAnswer;
}

const OF_TASK = `from judgments where judgments.task_id = task.id and current and ${NOT_EXCLUDED}`;
const NAMES_VALUE = `answer->'values' @> jsonb_build_array(jsonb_build_object('value', $5::text))`;

const MORAL_DISAGREES = `(select count(distinct answer->>'verdict') > 1
  or max((answer->>'acceptability')::int) - min((answer->>'acceptability')::int) >= $5::text::int ${OF_TASK})`;
const RATINGS_DISAGREE = `exists (
  select from (select answer ${OF_TASK}) given, jsonb_to_recordset(answer->'ratings') as rated ("itemId" text, rating int)
  group by "itemId" having max(rating) - min(rating) >= $5::text::int)`;
const FORM_DISAGREES = `exists (
  select from jsonb_to_recordset($5::text::jsonb) as part (id text, gap float8)
  where (select case when part.gap is null then count(distinct answer->'parts'->part.id) > 1
      else max((answer->'parts'->>part.id)::float8) filter (where jsonb_typeof(answer->'parts'->part.id) = 'number')
        - min((answer->'parts'->>part.id)::float8) filter (where jsonb_typeof(answer->'parts'->part.id) = 'number')
        >= part.gap end ${OF_TASK}))`;
const DIFFERS_ON_VALUE = `(select count(*) filter (where ${NAMES_VALUE}) between 1 and count(*) - 1 ${OF_TASK})`;

/** What waits to be settled, in the order of the study. Tasks are looked at one by one until a page is full. */
@Injectable()
export class AdjudicationQueue {
  constructor(private readonly dataSource: DataSource) {}

  async list(
    study: Pick<Study, 'id' | 'kind' | 'form'>,
    scale: RatingScale | null,
    wish: QueueWish,
  ): Promise<DisputedTask[]> {
    const { condition, value } = conditionOf(wish, scale, definitionOf(study));
    const isAsked = wish.by === 'REQUEST';
    return this.dataSource.query(
      `select task.id as "taskId", task.position, request.note
       from tasks task ${isAsked ? 'join' : 'left join'} adjudication_requests request on request.task_id = task.id
       where task.study_id = $1 and task.position > $2 and task.closed_at is null and task.id not in (${CHECK_TASKS})
         and ($4::boolean) = exists (select from adjudications done where done.task_id = task.id and done.current
           and (request.task_id is null or done.created_at > request.requested_at))
         and ($5::text is null or ${condition})
       order by task.position limit $3`,
      [study.id, wish.after ?? -1, Math.min(Math.max(wish.first, 1), 100), wish.by === 'SETTLED', value],
    );
  }

  /** The current answers to a task by letters, those of people who were excluded left out. */
  async answers(study: Pick<Study, 'seed'>, taskId: string): Promise<AnonymousAnswer[]> {
    const rows: { answer: JudgmentAnswer }[] = await this.dataSource.query(
      `select answer from judgments where task_id = $1 and current and ${NOT_EXCLUDED} order by id`,
      [taskId],
    );
    return SeededRandom.from('adjudication', study.seed, taskId)
      .shuffle(rows)
      .map(({ answer }, index) => ({ letter: letterOf(index), answer }));
  }
}

function conditionOf(
  { by, value }: QueueWish,
  scale: RatingScale | null,
  definition: FormDefinition | null,
): { condition: string; value: string | null } {
  if (by === 'VALUE') return { condition: DIFFERS_ON_VALUE, value: value ?? '' };
  if (by !== 'DISAGREEMENT') return { condition: 'true', value: null };
  if (definition) return { condition: FORM_DISAGREES, value: JSON.stringify(comparedParts(definition)) };
  return scale
    ? { condition: RATINGS_DISAGREE, value: String(ratingGap(scale)) }
    : { condition: MORAL_DISAGREES, value: String(ACCEPTABILITY_GAP) };
}

/** A … Z, AA … */
function letterOf(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

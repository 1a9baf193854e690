import type { JudgmentAnswer } from '@ethogram/core';
import { type QuoteMatcher, whilePurging } from '@ethogram/corpus';
import type { EntityManager } from 'typeorm';
import { withoutQuotes } from '../judgment/purge-quotes.js';

interface FoundAdjudication {
  id: string;
  scenario_id: string;
  answer: JudgmentAnswer;
  reason: string;
}

interface FoundText {
  task_id: string;
  scenario_id: string;
  text: string;
}

/**
 * Takes quotations of a text that is being deleted out of how it was settled, out of requests to settle it, and out of
 * explanations of its gold answer. @param quotes by scenario id
 */
export async function purgeAdjudications(
  manager: EntityManager,
  quotes: ReadonlyMap<string, QuoteMatcher>,
): Promise<void> {
  await purgeSettled(manager, quotes);
  await purgeColumn(manager, quotes, 'adjudication_requests', 'note');
  await purgeColumn(manager, quotes, 'gold_answers', 'explanation');
}

async function purgeSettled(
  manager: EntityManager,
  quotes: ReadonlyMap<string, QuoteMatcher>,
): Promise<void> {
  const found: FoundAdjudication[] = await manager.query(
    `select adjudications.id, tasks.scenario_id, answer, reason from adjudications join tasks on tasks.id = task_id
     where tasks.scenario_id = any($1) order by adjudications.id`,
    [[...quotes.keys()]],
  );
  const changed = found.flatMap(({ id, scenario_id: scenarioId, answer, reason }) => {
    const matcher = quotes.get(scenarioId);
    if (!matcher) return [];
    const kept = withoutQuotes(answer, matcher);
    const isQuoting = matcher.isQuotedIn(reason);
    return kept === answer && !isQuoting ? [] : [{ id, answer: kept, reason: isQuoting ? '' : reason }];
  });
  if (changed.length === 0) return;
  await whilePurging(manager, () =>
    manager.query(
      `update adjudications set answer = r.answer, reason = r.reason
       from json_to_recordset($1::json) as r(id uuid, answer jsonb, reason text) where adjudications.id = r.id`,
      [JSON.stringify(changed)],
    ),
  );
}

async function purgeColumn(
  manager: EntityManager,
  quotes: ReadonlyMap<string, QuoteMatcher>,
  table: 'adjudication_requests' | 'gold_answers',
  column: 'note' | 'explanation',
): Promise<void> {
  const found: FoundText[] = await manager.query(
    `select task_id, tasks.scenario_id, ${column} as text from ${table} join tasks on tasks.id = task_id
     where tasks.scenario_id = any($1)`,
    [[...quotes.keys()]],
  );
  const quoting = found.filter(({ scenario_id: id, text }) => quotes.get(id)?.isQuotedIn(text));
  if (quoting.length === 0) return;
  await manager.query(`update ${table} set ${column} = '' where task_id = any($1)`, [
    quoting.map(({ task_id: id }) => id),
  ]);
}

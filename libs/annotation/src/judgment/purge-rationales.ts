import { type QuoteMatcher, whilePurging } from '@ethogram/corpus';
import type { EntityManager } from 'typeorm';

const FIND = `
  select judgments.id, tasks.scenario_id, judgments.answer->>'rationale' as rationale
  from judgments join tasks on tasks.id = judgments.task_id
  where tasks.scenario_id = any($1) and judgments.answer->>'rationale' <> ''`;

const EMPTY = `update judgments set answer = jsonb_set(answer, '{rationale}', '""') where id = any($1)`;

/**
 * Empties the rationales, of every revision, that quote a text which is being deleted; the answers themselves stay.
 * @param quotes by scenario id
 */
export async function purgeRationales(
  manager: EntityManager,
  quotes: ReadonlyMap<string, QuoteMatcher>,
): Promise<void> {
  const rows: { id: string; scenario_id: string; rationale: string }[] = await manager.query(FIND, [
    [...quotes.keys()],
  ]);
  const quoting = rows
    .filter((row) => quotes.get(row.scenario_id)?.isQuotedIn(row.rationale))
    .map(({ id }) => id);
  if (quoting.length > 0) await whilePurging(manager, () => manager.query(EMPTY, [quoting]));
}

import { type Clock, contentHash, type ModelSuggestion, newId } from '@ethogram/core';
import { withdrawnAmong } from '@ethogram/corpus';
import type { EntityManager } from 'typeorm';

/** A suggestion for a known scenario. */
export interface SuggestionToStore {
  /** To say which of them something is wrong with. */
  readonly place: number;
  readonly scenarioId: string;
  readonly model: string;
  readonly revision: string;
  readonly answer: ModelSuggestion;
}

export interface StoredSuggestions {
  readonly stored: number;
  /** Known already, word for word. */
  readonly unchanged: number;
  readonly problems: readonly { readonly place: number; readonly problem: string }[];
}

interface KnownRow {
  readonly id: string;
  readonly taskId: string;
  readonly model: string;
  readonly revision: string;
  readonly answer: ModelSuggestion;
  readonly isDrawn: boolean;
}

/**
 * Stores suggestions for the tasks of a study, in the transaction given. A later one of the same model takes the place of an
 * earlier one, unless that was drawn for somebody.
 */
export async function storeSuggestions(
  manager: EntityManager,
  clock: Clock,
  studyId: string,
  suggestions: readonly SuggestionToStore[],
): Promise<StoredSuggestions> {
  const scenarioIds = [...new Set(suggestions.map(({ scenarioId }) => scenarioId))];
  const withdrawn = await withdrawnAmong(manager, scenarioIds);
  const tasks = await tasksOf(manager, studyId, scenarioIds);
  const known = await knownOf(manager, [...tasks.values()]);
  const problems: { place: number; problem: string }[] = [];
  const unfit: typeof problems = [];
  const fitting = new Set<number>();
  let [stored, unchanged] = [0, 0];
  for (const suggestion of suggestions) {
    const { place, scenarioId, model, revision, answer } = suggestion;
    const taskId = tasks.get(scenarioId);
    if (!taskId || withdrawn.has(scenarioId)) {
      unfit.push({ place, problem: 'No task of this study asks about this scenario.' });
      continue;
    }
    fitting.add(place);
    const earlier = known.get(`${taskId} ${model}`);
    if (earlier && isSame(earlier, suggestion)) unchanged += 1;
    else if (earlier?.isDrawn)
      problems.push({
        place,
        problem: `Another suggestion of ${model} was drawn for somebody already, so it stays. Import this one under another model name.`,
      });
    else {
      const id = earlier?.id ?? newId(clock);
      await store(manager, { id, studyId, taskId, model, revision, answer });
      known.set(`${taskId} ${model}`, { id, taskId, model, revision, answer, isDrawn: false });
      stored += 1;
    }
  }
  // Of scenarios with the same text one may be asked about and others not.
  return { stored, unchanged, problems: [...problems, ...unfit.filter(({ place }) => !fitting.has(place))] };
}

function isSame(earlier: KnownRow, { revision, answer }: SuggestionToStore): boolean {
  return earlier.revision === revision && contentHash(earlier.answer) === contentHash(answer);
}

async function tasksOf(
  manager: EntityManager,
  studyId: string,
  scenarioIds: readonly string[],
): Promise<Map<string, string>> {
  const rows: { id: string; scenarioId: string }[] = await manager.query(
    `select id, scenario_id as "scenarioId" from tasks
     where study_id = $1 and scenario_id = any($2) and closed_at is null`,
    [studyId, scenarioIds],
  );
  return new Map(rows.map(({ id, scenarioId }) => [scenarioId, id]));
}

/** Locked, so that nothing is drawn for anybody while it is replaced. */
async function knownOf(manager: EntityManager, taskIds: readonly string[]): Promise<Map<string, KnownRow>> {
  const rows: KnownRow[] = await manager.query(
    `select id, task_id as "taskId", model, revision, answer,
       exists (select from suggestion_exposures where suggestion_id = suggestions.id) as "isDrawn"
     from suggestions where task_id = any($1) order by id for update`,
    [taskIds],
  );
  return new Map(rows.map((row) => [`${row.taskId} ${row.model}`, row]));
}

interface SuggestionRow {
  readonly id: string;
  readonly studyId: string;
  readonly taskId: string;
  readonly model: string;
  readonly revision: string;
  readonly answer: ModelSuggestion;
}

async function store(
  manager: EntityManager,
  { id, studyId, taskId, model, revision, answer }: SuggestionRow,
): Promise<void> {
  await manager.query(
    `insert into suggestions (id, study_id, task_id, model, revision, answer, imported_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, clock_timestamp())
     on conflict (task_id, model) do update set revision = excluded.revision, answer = excluded.answer,
       imported_at = excluded.imported_at
       where not exists (select from suggestion_exposures where suggestion_id = suggestions.id)`,
    [id, studyId, taskId, model, revision, JSON.stringify(answer)],
  );
}

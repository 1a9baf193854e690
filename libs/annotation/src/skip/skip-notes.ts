import { type QuoteMatcher, ScenarioWithdrawals } from '@ethogram/corpus';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Empties the notes of skips that quote a text which is being deleted; that it was skipped, and why, stays. */
@Injectable()
export class SkipNotes implements OnModuleInit {
  constructor(private readonly events: ScenarioWithdrawals) {}

  onModuleInit(): void {
    this.events.listen(async ({ quotes }, manager) => purgeNotes(manager, quotes));
  }
}

async function purgeNotes(manager: EntityManager, quotes: ReadonlyMap<string, QuoteMatcher>): Promise<void> {
  const rows: { taskId: string; personId: string; scenarioId: string; note: string }[] = await manager.query(
    `select skips.task_id as "taskId", skips.person_id as "personId", tasks.scenario_id as "scenarioId", skips.note
     from skips join tasks on tasks.id = skips.task_id where tasks.scenario_id = any($1) and skips.note <> ''`,
    [[...quotes.keys()]],
  );
  const quoting = rows.filter((row) => quotes.get(row.scenarioId)?.isQuotedIn(row.note));
  if (quoting.length === 0) return;
  await manager.query(
    `update skips set note = '' from unnest($1::uuid[], $2::uuid[]) as quoting (task_id, person_id)
     where skips.task_id = quoting.task_id and skips.person_id = quoting.person_id`,
    [quoting.map((row) => row.taskId), quoting.map((row) => row.personId)],
  );
}

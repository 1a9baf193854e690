import { ParticipantWithdrawals } from '@ethogram/annotation';
import { ScenarioWithdrawals, whilePurging } from '@ethogram/corpus';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** What was deleted: posts, or what an annotator said in a study. */
export type Deletion = { readonly scenarioIds: readonly string[] } | { readonly studyId: string };

/** Follows deletions into training sets: rows made of what is gone are emptied, and counted. Their place and hash stay. */
@Injectable()
export class TrainingSetDeletions implements OnModuleInit {
  constructor(
    private readonly events: ScenarioWithdrawals,
    private readonly participants: ParticipantWithdrawals,
    private readonly dataSource: DataSource,
  ) {}

  /** After `ReleaseRevocations`, whose revocations say which rows are taken back. */
  onModuleInit(): void {
    this.events.listen(async ({ scenarioIds, at }, manager) => {
      await empty(manager, 'r.scenario_id = any($1)', scenarioIds, at);
    });
    this.participants.listen(async ({ studyId, at }, manager) => {
      await empty(manager, `${REVOKED} and $1 = any(l.study_ids)`, studyId, at);
    });
  }

  /** Deleted situations by set; sets with none are left out. */
  async count(ids: readonly string[]): Promise<Map<string, number>> {
    const rows: { id: string; situations: number }[] = await this.dataSource.query(
      `select r.training_set_id as id, count(distinct r.release_key)::int as situations
       from training_set_rows r join training_sets s on s.id = r.training_set_id
         join release_revocations v on v.release_id = s.release_id and v.key = r.release_key
       where r.training_set_id = any($1) group by r.training_set_id`,
      [ids],
    );
    return new Map(rows.map(({ id, situations }) => [id, situations]));
  }

  /** Sets that hold, or held, something of what is deleted; on the transaction of the deletion. */
  async touchedBy(manager: EntityManager, deletion: Deletion): Promise<string[]> {
    const rows: { id: string }[] =
      'scenarioIds' in deletion
        ? await manager.query(
            'select distinct training_set_id as id from training_set_rows where scenario_id = any($1)',
            [deletion.scenarioIds],
          )
        : await manager.query(
            `select s.id from training_sets s join releases l on l.id = s.release_id where $1 = any(l.study_ids)`,
            [deletion.studyId],
          );
    return rows.map(({ id }) => id);
  }
}

const REVOKED = `exists (select from release_revocations v where v.release_id = s.release_id and v.key = r.release_key)`;

async function empty(manager: EntityManager, which: string, what: unknown, at: Date): Promise<void> {
  await whilePurging(manager, () =>
    manager.query(
      `update training_set_rows r set line = '', purged_at = $2 from training_sets s, releases l
       where s.id = r.training_set_id and l.id = s.release_id and r.purged_at is null and ${which}`,
      [what, at],
    ),
  );
}

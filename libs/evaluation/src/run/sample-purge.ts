import { ScenarioWithdrawals } from '@ethogram/corpus';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A sample whose prompt was deleted: what was asked is gone, what was measured stays. */
const PURGED = `jsonb_array_length(prompt) = 0`;

const PURGE = `
  update samples set prompt = '[]', text = null
  where cluster = any($1) and run_id in (select id from runs where suite = 'moral-judgment')`;

const PURGE_ATTEMPTS = `
  update sample_attempts set text = null
  where cluster = any($1) and run_id in (select id from runs where suite = 'moral-judgment')`;

/** Takes the text of deleted posts out of what models were asked and what they said to it; scores stay, and are counted. */
@Injectable()
export class SamplePurge implements OnModuleInit {
  constructor(
    private readonly events: ScenarioWithdrawals,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.events.listen(async ({ scenarioIds }, manager) => {
      await manager.query(PURGE, [scenarioIds]);
      await manager.query(PURGE_ATTEMPTS, [scenarioIds]);
      await manager.query('delete from cached_answers where scenario_id = any($1)', [scenarioIds]);
    });
  }

  /** Deleted posts each run has asked about. Runs with none are left out. */
  async ofRuns(runIds: readonly string[]): Promise<Map<string, number>> {
    const rows: { id: string; posts: number }[] = await this.dataSource.query(
      `select run_id as id, count(distinct cluster)::int as posts from samples where run_id = any($1) and ${PURGED} group by run_id`,
      [runIds],
    );
    return new Map(rows.map(({ id, posts }) => [id, posts]));
  }

  /** Deleted posts each report rests on, those of base and tuned run counted once. Reports with none are left out. */
  async ofReports(reportIds: readonly string[]): Promise<Map<string, number>> {
    const rows: { id: string; posts: number }[] = await this.dataSource.query(
      `select report_id as id, count(distinct cluster)::int as posts
       from report_runs join samples on samples.run_id = report_runs.run_id
       where report_id = any($1) and ${PURGED} group by report_id`,
      [reportIds],
    );
    return new Map(rows.map(({ id, posts }) => [id, posts]));
  }
}

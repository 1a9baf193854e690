import { ScenarioService, ScenarioWithdrawals } from '@ethogram/corpus';
import { Clock } from '@ethogram/core';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { purgeAdjudications } from '../adjudication/purge-adjudications.js';
import { purgeExamples } from '../form/purge-examples.js';
import { purgeQuotes } from '../judgment/purge-quotes.js';

const BATCH = 500;

/**
 * Takes tasks out of studies when what they ask has been deleted at its source. Judgments already given stay, without
 * the quotations of it.
 */
@Injectable()
export class TaskWithdrawals implements OnModuleInit {
  constructor(
    private readonly events: ScenarioWithdrawals,
    private readonly scenarios: ScenarioService,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.listen(async ({ scenarioIds, quotes, at }, manager) => {
      // In this order: an answer on its way is refused from now on, or is there for the purge to see.
      await this.closeTasks(manager, scenarioIds, at);
      await purgeQuotes(manager, quotes);
      await purgeAdjudications(manager, quotes);
      await purgeExamples(manager, quotes);
    });
  }

  /** For scenarios withdrawn while their study was being put together. */
  async closeAlreadyWithdrawn(studyId: string): Promise<void> {
    const rows: { scenario_id: string }[] = await this.dataSource.query(
      `select scenario_id from tasks where study_id = $1 and scenario_id is not null and closed_at is null`,
      [studyId],
    );
    for (let start = 0; start < rows.length; start += BATCH) {
      const ids = rows.slice(start, start + BATCH).map((row) => row.scenario_id);
      const gone = (await this.scenarios.byIds(ids))
        .filter((scenario) => scenario.withdrawnAt)
        .map((scenario) => scenario.id);
      if (gone.length > 0)
        await this.dataSource.transaction((manager) => this.closeTasks(manager, gone, this.clock.now()));
    }
  }

  private async closeTasks(manager: EntityManager, scenarioIds: readonly string[], at: Date): Promise<void> {
    await manager.query(`update tasks set closed_at = $2 where scenario_id = any($1) and closed_at is null`, [
      scenarioIds,
      at,
    ]);
    await manager.query(
      `update slots set state = 'closed', person_id = null, lease_until = null
       where state in ('open', 'claimed') and task_id in (select id from tasks where scenario_id = any($1))`,
      [scenarioIds],
    );
  }
}

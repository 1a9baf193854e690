import { ParticipantWithdrawals } from '@ethogram/annotation';
import { ScenarioWithdrawals } from '@ethogram/corpus';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FileExportService } from './file-export.service.js';

/** Takes exports back that hold what was deleted: their files are copies that no later export would make. */
@Injectable()
export class ExportWithdrawals implements OnModuleInit {
  constructor(
    private readonly events: ScenarioWithdrawals,
    private readonly participants: ParticipantWithdrawals,
    private readonly exports: FileExportService,
  ) {}

  onModuleInit(): void {
    this.events.listen(async ({ scenarioIds, at }, manager) => {
      await this.exports.withdraw(manager, await releasesWith(manager, HOLDING_SCENARIOS, scenarioIds), at);
    });
    // Whether a release holds an answer of theirs is not looked at: its exports are quickly made again.
    this.participants.listen(async ({ studyId, at }, manager) => {
      await this.exports.withdraw(manager, await releasesWith(manager, OF_STUDY, studyId), at);
    });
  }
}

const HOLDING_SCENARIOS = 'select distinct release_id as id from release_rows where scenario_id = any($1)';
const OF_STUDY = 'select id from releases where $1 = any(study_ids)';

async function releasesWith(manager: EntityManager, query: string, parameter: unknown): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(query, [parameter]);
  return rows.map(({ id }) => id);
}

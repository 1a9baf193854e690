import { ScenarioService, ScenarioWithdrawals } from '@ethogram/corpus';
import { Clock } from '@ethogram/core';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, Not } from 'typeorm';
import { ReleaseRevocation } from './release-revocation.entity.js';
import { ReleaseRow } from './release-row.entity.js';

const BATCH = 500;

/** Follows deletions forward: a release cannot change, but it can say which of its rows must not be used any more. */
@Injectable()
export class ReleaseRevocations implements OnModuleInit {
  constructor(
    private readonly events: ScenarioWithdrawals,
    private readonly scenarios: ScenarioService,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.listen(({ scenarioIds, at }, manager) => revoke(manager, scenarioIds, at));
  }

  /** For scenarios withdrawn while the release was being put together, whose withdrawal could not see its rows. */
  async revokeAlreadyWithdrawn(releaseId: string): Promise<void> {
    const rows = await this.dataSource.manager.find(ReleaseRow, {
      select: { releaseId: true, position: true, scenarioId: true },
      where: { releaseId, scenarioId: Not(IsNull()) },
    });
    const ids = rows.flatMap((row) => row.scenarioId ?? []);
    for (let start = 0; start < ids.length; start += BATCH) {
      const found = await this.scenarios.byIds(ids.slice(start, start + BATCH));
      const gone = found.filter((scenario) => scenario.withdrawnAt).map((scenario) => scenario.id);
      if (gone.length > 0) await revoke(this.dataSource.manager, gone, this.clock.now());
    }
  }

  /** Revoked rows of these releases, oldest first. */
  async ofReleases(releaseIds: readonly string[]): Promise<Map<string, ReleaseRevocation[]>> {
    const found = await this.dataSource.manager.find(ReleaseRevocation, {
      where: { releaseId: In([...releaseIds]) },
      order: { revokedAt: 'ASC', key: 'ASC' },
    });
    return Map.groupBy(found, (revocation) => revocation.releaseId);
  }
}

async function revoke(manager: EntityManager, scenarioIds: readonly string[], at: Date): Promise<void> {
  await manager.query(
    `insert into release_revocations (release_id, key, revoked_at)
     select release_id, key, $2 from release_rows where scenario_id = any($1) on conflict do nothing`,
    [scenarioIds, at],
  );
}

import { ParticipantWithdrawals } from '@ethogram/annotation';
import { ScenarioWithdrawals, whilePurging } from '@ethogram/corpus';
import { PlatformConfig } from '@ethogram/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { pseudonymOf } from './pseudonym.js';
import { ReleaseRevocation } from './release-revocation.entity.js';
import { waitForReleases } from './study-turns.js';

/**
 * Follows deletions forward: what a release holds of a deleted post is emptied, and the release says which of its rows
 * must not be used any more. The row's place, key and hash stay. The same where an annotator took their answers back.
 */
@Injectable()
export class ReleaseRevocations implements OnModuleInit {
  constructor(
    private readonly events: ScenarioWithdrawals,
    private readonly participants: ParticipantWithdrawals,
    private readonly config: PlatformConfig,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.events.listen(({ scenarioIds, at }, manager) => revoke(manager, scenarioIds, at));
    this.participants.listen(({ studyId, personId, at }, manager) =>
      revokeAnnotator(manager, studyId, pseudonymOf(personId, this.config.secret), at),
    );
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
  await whilePurging(manager, () =>
    manager.query(
      `update release_rows set line = '', purged_at = $2 where scenario_id = any($1) and purged_at is null`,
      [scenarioIds, at],
    ),
  );
}

/** Every row of a study's releases that holds an answer of an annotator who took back their consent. */
async function revokeAnnotator(
  manager: EntityManager,
  studyId: string,
  annotator: string,
  at: Date,
): Promise<void> {
  // A release being made reads answers as of a moment before this: it is waited for, and found below.
  await waitForReleases(manager, studyId);
  const holding = `release_id in (select id from releases where $1 = any(study_ids)) and strpos(line, $2) > 0`;
  await manager.query(
    `insert into release_revocations (release_id, key, revoked_at)
     select release_id, key, $3 from release_rows where ${holding} on conflict do nothing`,
    [studyId, annotator, at],
  );
  await whilePurging(manager, () =>
    manager.query(
      `update release_rows set line = '', purged_at = $3 where ${holding} and purged_at is null`,
      [studyId, annotator, at],
    ),
  );
}

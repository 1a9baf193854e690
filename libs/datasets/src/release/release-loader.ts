import { StudyService, StudyStatistics, type StudyType, toStudyType } from '@ethogram/annotation';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { ReleaseLockService } from './release-lock.service.js';
import { ReleaseRevocations } from './release-revocations.js';
import type { ReleaseRevocation } from './release-revocation.entity.js';

/** What stands beside a release: one query for a whole list. Nothing is kept beyond the batch, because it all changes. */
@Injectable()
export class ReleaseLoader {
  private readonly studies: DataLoader<string, StudyType | null>;
  private readonly revoked: DataLoader<string, ReleaseRevocation[]>;
  private readonly locked: DataLoader<string, Date | null>;

  constructor(
    studies: StudyService,
    statistics: StudyStatistics,
    revocations: ReleaseRevocations,
    locks: ReleaseLockService,
  ) {
    const loadStudies = async (ids: readonly string[]): Promise<(StudyType | null)[]> => {
      const [found, counts] = await Promise.all([studies.byIds(ids), statistics.counts([...new Set(ids)])]);
      return ids.map((id) => {
        const [study, count] = [found.find((one) => one.id === id), counts.get(id)];
        return study && count ? toStudyType(study, count) : null;
      });
    };
    const loadRevoked = async (ids: readonly string[]): Promise<ReleaseRevocation[][]> => {
      const found = await revocations.ofReleases(ids);
      return ids.map((id) => found.get(id) ?? []);
    };
    const loadLocked = async (ids: readonly string[]): Promise<(Date | null)[]> => {
      const found = await locks.lockedAt(ids);
      return ids.map((id) => found.get(id) ?? null);
    };
    this.locked = new DataLoader(loadLocked, { cache: false });
    this.studies = new DataLoader(loadStudies, { cache: false });
    this.revoked = new DataLoader(loadRevoked, { cache: false });
  }

  async study(id: string): Promise<StudyType | null> {
    return this.studies.load(id);
  }

  async revocations(releaseId: string): Promise<ReleaseRevocation[]> {
    return this.revoked.load(releaseId);
  }

  async lockedAt(releaseId: string): Promise<Date | null> {
    return this.locked.load(releaseId);
  }
}

import { AuditService } from '@ethogram/accounts';
import { Clock } from '@ethogram/core';
import { ConflictError, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ReleaseLock } from './release-lock.entity.js';
import { Release } from './release.entity.js';

/** Locks test parts, so that what was tested is never trained on. */
@Injectable()
export class ReleaseLockService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws ConflictError when there is nothing to lock */
  async lock(viewer: Viewer, releaseId: string): Promise<Release> {
    const release = await this.release(releaseId);
    if (!release.counts.some(({ split, rows }) => split === 'test' && rows > 0))
      throw new ConflictError('This release has no test part to lock.');
    const lock = { releaseId, lockedBy: viewer.personId, lockedAt: this.clock.now() };
    const inserted = await this.dataSource
      .createQueryBuilder()
      .insert()
      .into(ReleaseLock)
      .values(lock)
      .orIgnore()
      .returning('release_id')
      .execute();
    const isNew = (inserted.raw as unknown[]).length > 0;
    if (isNew) await this.audit.record(viewer, 'locked-test-part', 'release', releaseId);
    return release;
  }

  async unlock(viewer: Viewer, releaseId: string): Promise<Release> {
    const release = await this.release(releaseId);
    const { affected } = await this.dataSource.manager.delete(ReleaseLock, { releaseId });
    if (affected) await this.audit.record(viewer, 'unlocked-test-part', 'release', releaseId);
    return release;
  }

  /** By release; without those that are not locked. */
  async lockedAt(releaseIds: readonly string[]): Promise<Map<string, Date>> {
    const found = await this.dataSource.manager.findBy(ReleaseLock, { releaseId: In([...releaseIds]) });
    return new Map(found.map((lock) => [lock.releaseId, lock.lockedAt]));
  }

  private async release(id: string): Promise<Release> {
    const release = await this.dataSource.manager.findOneBy(Release, { id });
    if (!release) throw new NotFoundError('release', id);
    return release;
  }
}

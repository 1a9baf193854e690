import type { Readable } from 'node:stream';
import { NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { LINES_PER_BATCH, type PurgeableLine, verifiedLines } from '../export/verified-lines.js';
import type { ReleaseManifest } from './release-manifest.js';
import { ReleasePermission } from './release-permission.js';
import { ReleaseRevocations } from './release-revocations.js';
import { Release } from './release.entity.js';

/** What goes with an exported file. */
export type ExportedManifest = ReleaseManifest & {
  /** Rows in the file now: those of `counts` less the revoked ones. With any, `fileHash` is of the file before. */
  rowsInFile: number;
  /** Rows whose posts were deleted: out of the file, and not to be used from earlier copies of it. */
  revoked: { key: string; revokedAt: string }[];
};

/**
 * Releases as files: JSON Lines, one row a line, in the order and with the bytes that were hashed; without the rows whose
 * posts were deleted since, which the manifest lists.
 */
@Injectable()
export class ReleaseExport {
  constructor(
    @InjectRepository(Release) private readonly releases: Repository<Release>,
    private readonly revocations: ReleaseRevocations,
    private readonly permission: ReleasePermission,
  ) {}

  /** @throws DomainError NOT_PERMITTED_BY_SOURCE when a source has taken back that its texts may be published */
  async requirePermitted(releaseId: string): Promise<void> {
    await this.permission.requireText(releaseId);
  }

  /** Constant memory. Fails with NotFoundError, as `requirePermitted`, or with ExportDamagedError when the rows do not match the stored hash. */
  stream(releaseId: string): Readable {
    return verifiedLines(async () => {
      const release = await this.releases.findOneBy({ id: releaseId });
      if (!release) throw new NotFoundError('release', releaseId);
      await this.requirePermitted(releaseId);
      const { fileHash, rowCount: lineCount } = release;
      return {
        what: `Release ${release.version} of ${release.name}`,
        fileHash,
        lineCount,
        readBatch: (from) => this.batch(releaseId, from),
      };
    });
  }

  /**
   * The manifest as it was frozen, and what happened since.
   * @throws NotFoundError
   */
  async manifest(releaseId: string): Promise<ExportedManifest> {
    const release = await this.releases.findOneBy({ id: releaseId });
    if (!release) throw new NotFoundError('release', releaseId);
    const revoked = (await this.revocations.ofReleases([releaseId])).get(releaseId) ?? [];
    return {
      ...release.manifest,
      rowsInFile: release.rowCount - revoked.length,
      revoked: revoked.map(({ key, revokedAt }) => ({ key, revokedAt: revokedAt.toISOString() })),
    };
  }

  /** Lines from that position on. No snapshot is needed: rows never change but by being purged. */
  private async batch(releaseId: string, from: number): Promise<PurgeableLine[]> {
    return this.releases.query(
      `select case when purged_at is null then line end as line, line_hash as "lineHash"
       from release_rows where release_id = $1 and position >= $2 and position < $3 order by position`,
      [releaseId, from, from + LINES_PER_BATCH],
    );
  }
}

/** `NAME-VERSION-SHORTHASH.jsonl`, safe on every file system. */
export function exportFileName(name: string, version: string, contentHash: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60);
  return `${plain || 'dataset'}-${version}-${contentHash.slice(0, 12)}.jsonl`;
}

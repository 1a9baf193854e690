import type { Readable } from 'node:stream';
import { NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { LINES_PER_BATCH, verifiedLines } from '../export/verified-lines.js';
import { Release } from './release.entity.js';

/** Releases as files: JSON Lines, one row a line, in the order and with the bytes that were hashed. */
@Injectable()
export class ReleaseExport {
  constructor(@InjectRepository(Release) private readonly releases: Repository<Release>) {}

  /** Constant memory. Fails with NotFoundError, or ExportDamagedError when the rows do not match the stored hash. */
  stream(releaseId: string): Readable {
    return verifiedLines(async () => {
      const release = await this.releases.findOneBy({ id: releaseId });
      if (!release) throw new NotFoundError('release', releaseId);
      const { fileHash, rowCount: lineCount } = release;
      return {
        what: `Release ${release.version} of ${release.name}`,
        fileHash,
        lineCount,
        readBatch: (from) => this.batch(releaseId, from),
      };
    });
  }

  /** Lines from that position on. No snapshot is needed: rows never change. */
  private async batch(releaseId: string, from: number): Promise<string[]> {
    const found: { line: string }[] = await this.releases.query(
      `select line from release_rows where release_id = $1 and position >= $2 and position < $3 order by position`,
      [releaseId, from, from + LINES_PER_BATCH],
    );
    return found.map(({ line }) => line);
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

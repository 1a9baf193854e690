import { createHash } from 'node:crypto';
import { canonicalJson, contentHash } from '@ethogram/core';
import type { ReleaseRowContent } from './release-content.js';

export interface ReleaseHashes {
  /** Address of the release: the same for the same answers on every machine. */
  readonly contentHash: string;
  /** SHA-256 of the exported file, byte for byte. */
  readonly fileHash: string;
}

/** The row without what only this installation knows: pseudonyms come from its secret and its random ids. */
function portable(row: ReleaseRowContent): object {
  const anonymous = <Entry extends { annotator: string }>({
    annotator: _,
    ...rest
  }: Entry): Omit<Entry, 'annotator'> => rest;
  return row.kind === 'survey'
    ? { ...row, ratings: row.ratings.map(anonymous) }
    : { ...row, judgments: row.judgments.map(anonymous) };
}

export interface HashedRelease extends ReleaseHashes {
  /** The file, line by line, without line ends. */
  readonly lines: readonly string[];
}

/**
 * @param rows in the order of the file.
 * @param core what the release was asked for: query, schema, seed, counts. No times, no random ids, no code version.
 */
export function hashRelease(rows: readonly ReleaseRowContent[], core: object): HashedRelease {
  const content = createHash('sha256');
  const file = createHash('sha256');
  const lines = rows.map((row) => {
    content.update(`${canonicalJson(portable(row))}\n`);
    const line = canonicalJson(row);
    file.update(`${line}\n`);
    return line;
  });
  const rowsHash = content.digest('hex');
  return { contentHash: contentHash({ core, rows: rowsHash }), fileHash: file.digest('hex'), lines };
}

import { createHash } from 'node:crypto';
import { canonicalJson, contentHash } from '@ethogram/core';
import type { ReleaseRowContent } from './release-content.js';

export interface ReleaseHashes {
  /** Address of the release: the same for the same answers on every machine. */
  readonly contentHash: string;
  /** SHA-256 of the exported file, byte for byte. */
  readonly fileHash: string;
}

/**
 * In a line of canonical JSON: what only this installation knows, because pseudonyms come from its secret and its random ids.
 * Inside of a text its quotation marks would be escaped, and another field always follows it.
 */
const PSEUDONYM = /"annotator":"[^"\\]*",/g;

/** The addresses of a release, from its rows one after another in the order of the file. */
export class ReleaseHasher {
  private readonly content = createHash('sha256');
  private readonly file = createHash('sha256');

  /** The line of the row, without its line end. */
  add(row: ReleaseRowContent): string {
    const line = canonicalJson(row);
    this.content.update(`${line.replaceAll(PSEUDONYM, '')}\n`);
    this.file.update(`${line}\n`);
    return line;
  }

  /** @param core what the release was asked for: query, schema, seed, counts. No times, no random ids, no code version. */
  finish(core: object): ReleaseHashes {
    const rows = this.content.digest('hex');
    return { contentHash: contentHash({ core, rows }), fileHash: this.file.digest('hex') };
  }
}

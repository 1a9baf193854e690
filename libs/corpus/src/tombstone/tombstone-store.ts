import { createHmac } from 'node:crypto';
import { PlatformConfig } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TombstoneReason } from './tombstone.entity.js';

export interface NewTombstone {
  readonly key: string;
  readonly reason: TombstoneReason;
}

/**
 * Stands for the fullname of what was deleted: HMAC-SHA-256 under the installation's secret, the first 128 bits as hex.
 * The fullname cannot be read off it, and whoever meets the fullname again knows that it is gone. A changed secret
 * forgets every deletion, therefore it is kept apart from the authors', which may be destroyed.
 */
@Injectable()
export class TombstoneKeys {
  constructor(private readonly config: PlatformConfig) {}

  keyOf(fullname: string): string {
    return createHmac('sha256', this.config.secret)
      .update(`thing:${fullname.toLowerCase()}`)
      .digest('hex')
      .slice(0, 32);
  }
}

/** What the row of a gone post has instead of its fullname, which would lead back to it. */
export function goneFullname(key: string): string {
  return `gone:${key}`;
}

/** False spares a caller with many rows their keys. Only for now: ask again in every transaction. */
export async function hasTombstones(manager: EntityManager): Promise<boolean> {
  const [row]: { any: boolean }[] = await manager.query(`select exists (select from tombstones) as any`);
  return row?.any ?? false;
}

/** Those of the keys that have a tombstone, whatever the source. */
export async function findTombstones(manager: EntityManager, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows: { key: string }[] = await manager.query(`select key from tombstones where key = any($1)`, [
    keys,
  ]);
  return new Set(rows.map(({ key }) => key));
}

/** Adds those that are not there yet; the first reason and time stay. In order, so that two writers cannot block each other. */
export async function addTombstones(
  manager: EntityManager,
  rows: readonly NewTombstone[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await manager.query(
    `insert into tombstones (key, reason, deleted_at)
     select distinct on (r.key) r.key, r.reason, $2::timestamptz from json_to_recordset($1::json) as r(key text, reason text)
     order by r.key on conflict (key) do nothing`,
    [JSON.stringify(rows), at],
  );
}

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';
import type { CopyRows } from './copy-rows.js';

/**
 * Copies rows into a table on the caller's transaction, the fastest way PostgreSQL has.
 * @param target `table (columns)`, never from outside
 */
export async function copyIn(manager: EntityManager, target: string, rows: CopyRows): Promise<void> {
  if (!manager.queryRunner?.isTransactionActive) throw new Error(`Copy into ${target} inside a transaction.`);
  const client = (await manager.queryRunner.connect()) as PoolClient;
  const copy = client.query(from(`copy ${target} from stdin with (format binary)`));
  await pipeline(Readable.from(rows.finish(), { objectMode: false }), copy);
}

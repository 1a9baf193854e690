import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';
import type { CopyRows } from './copy-rows.js';

/**
 * Copies rows into a table on the caller's transaction, the fastest way PostgreSQL has. The rows are the caller's to
 * release, or to copy again when the transaction is.
 * @param target `table (columns)`, never from outside
 * @param savepoint set before the copy and released after it, without asking the server once more for each; after an
 *   error the transaction can go on from it
 */
export async function copyIn(
  manager: EntityManager,
  target: string,
  rows: CopyRows,
  savepoint?: string,
): Promise<void> {
  if (!manager.queryRunner?.isTransactionActive) throw new Error(`Copy into ${target} inside a transaction.`);
  const client = (await manager.queryRunner.connect()) as PoolClient;
  const statement = `copy ${target} from stdin with (format binary)`;
  const guarded = savepoint
    ? `savepoint ${savepoint}; ${statement}; release savepoint ${savepoint}`
    : statement;
  const copy = client.query(from(guarded));
  await pipeline(Readable.from(rows.pieces(), { objectMode: false }), copy);
}

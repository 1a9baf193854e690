import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

/** Asks the embedded PostgreSQL of a data folder. Undefined while it does not answer. */
export async function query<Row extends object>(dataDir: string, sql: string): Promise<Row[] | undefined> {
  const pidFile = join(dataDir, 'postgres/postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const port = readFileSync(pidFile, 'utf8').split('\n')[3];
  const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim();
  const client = new Client({
    connectionString: `postgres://ethogram:${password}@127.0.0.1:${port}/ethogram`,
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined); // The tests cut connections on purpose; the query below says so.
  try {
    await client.connect();
    return (await client.query<Row>(sql)).rows;
  } catch {
    return undefined; // Down, or without tables yet: callers look again until their time is up.
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** One number. Undefined while the database does not answer. */
export async function count(dataDir: string, sql: string): Promise<number | undefined> {
  const rows = await query<{ n: string }>(dataDir, `select count(*) as n from (${sql}) as found`);
  return rows ? Number(rows[0]?.n) : undefined;
}

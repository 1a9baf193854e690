import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '@ethogram/platform';
import { entities, migrations } from '@ethogram/server';
import { createTestDatabase, type TestDatabase } from '@ethogram/testing';
import type { DataSource } from 'typeorm';

const FROM = 'CollectUnderstandForget';
const SOURCE = '00000000-0000-7000-8000-000000000001';
const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

let database: TestDatabase;
let before: DataSource;
let after: DataSource;

async function query<Row extends object>(sql: string): Promise<Row[]> {
  return after.query(sql);
}

/** As the version before left them. */
async function insertOldRows(): Promise<void> {
  await before.query(
    `insert into sources (id, name, basis, created_at) values ($1, 'old', 'invented', now())`,
    [SOURCE],
  );
  const posts = `insert into posts (id, source_id, fullname, subreddit, author_key, title, body, state, created_at, updated_at)`;
  await before.query(`${posts} values
    ('${id(10)}', '${SOURCE}', 't3_live', 'x', 'author-a', 'T', 'B', 'LIVE', '2026-01-01Z', '2026-01-02Z'),
    ('${id(11)}', '${SOURCE}', 't3_other', 'x', 'author-a', 'T', 'B', 'EDITED', '2026-01-01Z', '2026-01-02Z'),
    ('${id(12)}', '${SOURCE}', 't3_gone', 'x', null, null, null, 'DELETED', '2026-01-01Z', '2026-01-03Z')`);
  const comments = `insert into comments (id, source_id, fullname, link_fullname, parent_fullname, author_key, body, is_submitter, stickied, state, created_at)`;
  await before.query(`${comments} values
    ('${id(20)}', '${SOURCE}', 't1_live', 't3_live', 't3_live', 'author-a', 'NTA', false, false, 'LIVE', '2026-01-04Z'),
    ('${id(21)}', '${SOURCE}', 't1_gone', 't3_live', 't3_live', null, null, false, false, 'REMOVED', '2026-01-05Z')`);
  await before.query(`insert into scenarios (id, source_id, post_id, title, text, text_hash, characters, redactions,
      reveals_verdict, synthetic, duplicate_hash, cluster_id, thread, created_at, withdrawn_at)
    values ('${id(30)}', '${SOURCE}', '${id(12)}', '', '', 'h', 4, '{}', false, false, '', '${id(30)}', 't3_gone', now(), '2026-01-03Z')`);
  await before.query(`insert into runs (id, suite, model, subject, seed, state, created_at)
    values ('${id(40)}', 'moral-judgment', 'm', '{}', 0, 'RUNNING', now())`);
  await before.query(`insert into samples (id, run_id, key, position, prompt, outcome, score, cluster, text, created_at)
    values ('${id(41)}', '${id(40)}', 'k', 0, '[{"content": "what was deleted"}]', 'answered', 0.5, '${id(30)}', 'words', now())`);
  await before.query(`insert into collection_runs (id, source_id, files, state, tally, invalid_lines, created_at)
    values ('${id(50)}', '${SOURCE}', '[{"path": "/a", "name": "a"}, {"path": "/b", "name": "b"}]', 'SUCCEEDED', '{}', '[]', now())`);
}

beforeAll(async () => {
  database = await createTestDatabase();
  await database.dataSource.query('drop schema public cascade');
  await database.dataSource.query('create schema public');
  const first = migrations.findIndex(({ name }) => name.startsWith(FROM));
  before = await createDataSource(database.url, {
    entities: [],
    migrations: migrations.slice(0, first),
  }).initialize();
  await before.runMigrations();
  await insertOldRows();
  await before.destroy();
  after = await createDataSource(database.url, { entities, migrations }).initialize();
  await after.runMigrations();
});

afterAll(async () => {
  await after.destroy();
  await database.drop();
});

describe('an upgrade to the version that collects and forgets', () => {
  it('remembers what was deleted before', async () => {
    expect(await query(`select key, reason, deleted_at::text as at from tombstones order by key`)).toEqual([
      { key: 'named:t1_gone', reason: 'REMOVED', at: expect.stringContaining('2026-01-05') },
      { key: 'named:t3_gone', reason: 'DELETED', at: expect.stringContaining('2026-01-03') },
    ]);
    expect(await query(`select fullname from comments`)).toEqual([{ fullname: 't1_live' }]);
    expect(await query(`select prompt, text, score from samples`)).toEqual([
      { prompt: [], text: null, score: 0.5 },
    ]);
  });

  it('keeps equal authors equal, under keys that the old secret does not lead to', async () => {
    const rows = await query<{ author_key: string | null }>(
      `select author_key from posts where author_key is not null union all select author_key from comments`,
    );
    expect(rows).toHaveLength(3);
    const keys = new Set(rows.map((row) => row.author_key));
    expect(keys.size).toBe(1);
    expect([...keys][0]).toMatch(/^[0-9a-f]{32}$/);
  });

  it('gives each file of a run its own row, and counts posts as seen when they were stored', async () => {
    expect(
      await query(`select position, path, name, state from collection_run_files order by position`),
    ).toEqual([
      { position: 0, path: '/a', name: 'a', state: 'SUCCEEDED' },
      { position: 1, path: '/b', name: 'b', state: 'SUCCEEDED' },
    ]);
    expect(await query(`select 1 from posts where seen_at <> created_at or misses <> 0`)).toEqual([]);
  });

  it('can be taken back', async () => {
    const first = migrations.findIndex(({ name }) => name.startsWith(FROM));
    for (let undone = migrations.length; undone > first; undone -= 1) await after.undoLastMigration();
    expect(await query(`select count(*)::int as posts from posts`)).toEqual([{ posts: 3 }]);
    await after.runMigrations();
    expect(await query(`select count(*)::int as posts from posts`)).toEqual([{ posts: 3 }]);
  });
});

import { FixedClock } from '@ethogram/core';
import { createDataSource } from '@ethogram/platform';
import { entities, migrations } from '@ethogram/server';
import { Instrument, InstrumentService } from '@ethogram/surveys';
import { createTestDatabase, type TestDatabase } from '@ethogram/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

const VALUES = 'fe8b6667-3558-8c78-a2f1-18a477800caf';
const HASH = '55670db433c32acc1859e107166743c77f94e7afcf2ef639e67206a4b6fee751';
const CLOSED = '00000000-0000-8000-8000-000000000001';
const FAMILY = '00000000-0000-8000-8000-000000000002';

let database: TestDatabase;
let after: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.dataSource.query('drop schema public cascade');
  await database.dataSource.query('create schema public');
  const first = migrations.findIndex(({ name }) => name.startsWith('InstrumentPacks'));
  const before = await createDataSource(database.url, {
    entities: [],
    migrations: migrations.slice(0, first),
  }).initialize();
  await before.runMigrations();
  await before.query(`insert into instruments
      (id, key, version, title, licence, source, redistributable, scale_min, scale_max, scale_labels, content_hash, created_at)
    values ('${VALUES}', 'ethogram-values', '1.0.0', 'Values', 'Apache-2.0', 's', true, 1, 6, '["1","2","3","4","5","6"]', '${HASH}', now()),
      ('${CLOSED}', 'closed', '1.0.0', 'Closed', 'Of others', 's', false, 1, 2, '["no","yes"]', 'h', now())`);
  await before.query(`insert into item_families (id, instrument_id, key, value, keyed, position)
    values ('${FAMILY}', '${CLOSED}', 'f', 'face', 'direct', 0)`);
  await before.destroy();
  after = await createDataSource(database.url, { entities, migrations }).initialize();
  await after.runMigrations();
});

afterAll(async () => {
  await after.destroy();
  await database.drop();
});

describe('an upgrade to instruments with a licence of several permissions', () => {
  it('gives what the old flag gave, and lets what was asked be asked', async () => {
    const rows =
      await after.query(`select key, may_administer as ask, may_publish_text as publish, may_train as train,
      may_modify as modify, language from instruments order by key`);
    expect(rows).toEqual([
      { key: 'closed', ask: true, publish: false, train: false, modify: false, language: 'en' },
      { key: 'ethogram-values', ask: true, publish: true, train: true, modify: true, language: 'en' },
    ]);
  });

  it('lets families count for the value they were keyed to', async () => {
    expect(await after.query(`select "value", "values", construct from item_families`)).toEqual([
      { value: 'face', values: ['face'], construct: null },
    ]);
  });

  it('meets the installed value survey with the hash it has, so that starting does not fail', async () => {
    const service = new InstrumentService(
      after.getRepository(Instrument),
      after.getRepository('Item') as never,
      after,
      { record: async () => undefined } as never,
      new FixedClock(new Date('2026-11-21T00:00:00Z')),
    );
    expect((await service.installBundled()).map(({ key }) => key)).toEqual([
      'ethogram-portraits',
      'ethogram-values',
    ]);
  });
});

import { type InstrumentFile, InstrumentService } from '@ethogram/surveys';
import { createTestApplication, type TestApplication } from '@ethogram/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

function smallFile(): InstrumentFile {
  return {
    key: 'small',
    version: '1.9.0',
    title: 'Small',
    licence: 'Apache-2.0',
    source: 'Written for this test.',
    redistributable: true,
    scale: { min: 1, max: 2, labels: ['no', 'yes'] },
    families: [
      {
        key: 'face-1',
        value: 'face',
        keyed: 'direct',
        wordings: [{ key: 'face-1a', text: 'I care about my name.' }],
      },
    ],
  };
}

describe('instruments', () => {
  let application: TestApplication;
  let instruments: InstrumentService;

  beforeAll(async () => {
    application = await createTestApplication();
    instruments = application.module.get(InstrumentService);
  });
  afterAll(() => application.close());

  it('are installed once by any number of processes starting together', async () => {
    const installed = await Promise.all(Array.from({ length: 8 }, () => instruments.installBundled()));
    expect(new Set(installed.flat().map((instrument) => instrument.id)).size).toBe(2);
    const [counts] = await application.database.dataSource.query(
      `select (select count(*)::int from instruments) as instruments, (select count(*)::int from item_families) as families, (select count(*)::int from items) as items`,
    );
    expect(counts).toEqual({ instruments: 2, families: 160 + 40, items: 320 + 40 });
  });

  it('give their items in the order of the file, keyed to values', async () => {
    const survey = await instruments.byKey('ethogram-values');
    const items = await instruments.items(survey.id);
    expect(items.map((item) => item.position)).toEqual(Array.from({ length: 320 }, (_, index) => index));
    const chosen = [items[300], items[4]].flatMap((item) => (item ? [item] : []));
    expect(await instruments.itemsByIds(chosen.map((item) => item.id))).toEqual(chosen);
  });

  it('refuse other content under an installed version', async () => {
    await instruments.install(smallFile());
    await instruments.install(smallFile());
    await expect(instruments.install({ ...smallFile(), title: 'Changed' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('are found by key in their highest version, counted as numbers', async () => {
    await instruments.install({ ...smallFile(), version: '1.10.0' });
    expect((await instruments.byKey('small')).version).toBe('1.10.0');
  });
});

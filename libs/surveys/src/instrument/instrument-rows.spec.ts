import { describe, expect, it } from '@jest/globals';
import { readInstrumentFiles } from './bundled-instruments.js';
import type { FirstFormatFile } from './first-format.js';
import { parseInstrumentFile } from './instrument-file.js';
import { idFromParts, instrumentRows } from './instrument-rows.js';

const EARLY = new Date('2026-01-01T00:00:00Z');
const LATE = new Date('2026-06-01T00:00:00Z');

describe('instrument rows', () => {
  it('get the same ids whenever they are made', async () => {
    for (const file of await readInstrumentFiles()) {
      const ids = (at: Date) =>
        Object.values(instrumentRows(file, at))
          .flat()
          .map((row: { id: string }) => row.id);
      expect(ids(EARLY)).toEqual(ids(LATE));
      const wordings = file.families.map((family) => family.wordings.length);
      expect(new Set(ids(EARLY)).size).toBe(
        1 + wordings.length + wordings.reduce((total, count) => total + count, 0),
      );
    }
  });

  it('get other ids in another version', async () => {
    const [file] = await readInstrumentFiles();
    if (!file) throw new Error('There is no bundled instrument.');
    const before = instrumentRows(file, EARLY).items.map((item) => item.id);
    const after = instrumentRows({ ...file, version: '9.0.0' }, EARLY).items.map((item) => item.id);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  });

  it('keep the hash of the value survey that installations have stored', async () => {
    const file = (await readInstrumentFiles()).find(({ key }) => key === 'ethogram-values');
    if (!file) throw new Error('The value survey is gone.');
    const { instrument } = instrumentRows(file, EARLY);
    expect(instrument.contentHash).toBe('55670db433c32acc1859e107166743c77f94e7afcf2ef639e67206a4b6fee751');
    expect(instrument).toMatchObject({ mayAdminister: true, mayPublishText: true, mayTrain: true });
  });

  it('take no permission from the old flag that it did not give', () => {
    const file = parseInstrumentFile('old.json', {
      key: 'old',
      version: '1.0.0',
      title: 'Old',
      licence: 'Proprietary',
      source: 'Somebody',
      redistributable: false,
      scale: { min: 1, max: 2, labels: ['no', 'yes'] },
      families: [
        { key: 'f', value: 'face', keyed: 'direct', wordings: [{ key: 'f-a', text: 'My name counts.' }] },
      ],
    } satisfies FirstFormatFile);
    expect(instrumentRows(file, EARLY).instrument).toMatchObject({
      mayAdminister: true,
      mayPublishText: false,
      mayTrain: false,
      mayModify: false,
    });
  });

  it('are UUIDs of version 8', () => {
    expect(idFromParts('a', 'b')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(idFromParts('a', 'b')).not.toBe(idFromParts('ab'));
  });
});

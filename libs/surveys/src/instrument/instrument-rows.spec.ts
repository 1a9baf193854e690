import { describe, expect, it } from '@jest/globals';
import { readInstrumentFiles } from './bundled-instruments.js';
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
      expect(new Set(ids(EARLY)).size).toBe(
        1 + file.families.length + file.families.flatMap((family) => family.wordings).length,
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

  it('are UUIDs of version 8', () => {
    expect(idFromParts('a', 'b')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(idFromParts('a', 'b')).not.toBe(idFromParts('ab'));
  });
});

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type InstrumentFile, parseInstrumentFile } from './instrument-file.js';

/** Beside `src` and `dist` alike. */
export const BUNDLED_FOLDER = fileURLToPath(new URL('../../instruments', import.meta.url));

/** Every instrument file of the folder, checked, in order of name. */
export async function readInstrumentFiles(folder: string = BUNDLED_FOLDER): Promise<InstrumentFile[]> {
  const found = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const names = found.filter((name) => !name.endsWith('.schema.json')).sort();
  return Promise.all(
    names.map(async (name) =>
      parseInstrumentFile(name, JSON.parse(await readFile(join(folder, name), 'utf8'))),
    ),
  );
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readMachiavelli } from './machiavelli.js';
import type { ParsedGame } from './parse-game.js';

/** The largest of the published files has less. */
const MOST_BYTES = 128 * 1024 * 1024;

const TREE = /^([A-Za-z0-9_-]{1,64})_game_tree\.json$/;

/** Whether a folder is laid out like MACHIAVELLI's `game_data`. */
export async function isMachiavelliFolder(folder: string): Promise<boolean> {
  const found = await Promise.all(
    ['game_metadata.json', 'trees', 'annotations_clean'].map((name) =>
      stat(join(folder, name)).catch(() => null),
    ),
  );
  return found.every((entry) => entry !== null);
}

/** The games of such a folder, by the names of their trees. */
export async function machiavelliNames(folder: string): Promise<string[]> {
  const files = await readdir(join(folder, 'trees'));
  return files.flatMap((file) => TREE.exec(file)?.[1] ?? []).sort();
}

/**
 * One game of such a folder. What is wrong with its content is in the answer; throws Error for a file that is missing, too
 * large or no JSON, and RangeError for a name no file has.
 */
export async function readMachiavelliFolder(
  folder: string,
  name: string,
  start?: string,
): Promise<ParsedGame> {
  if (!(await machiavelliNames(folder)).includes(name))
    throw new RangeError(`There is no tree of a game called ${name} in ${folder}.`);
  const metadata = (await readJson(folder, 'game_metadata.json')) as Record<string, unknown> | null;
  if (typeof metadata !== 'object' || metadata === null || !Object.hasOwn(metadata, name))
    return { game: null, problems: [`game_metadata.json has no entry for ${name}.`] };
  return readMachiavelli({
    name,
    metadata: metadata[name],
    tree: await readJson(folder, `trees/${name}_game_tree.json`),
    annotations: await readJson(folder, `annotations_clean/${name}.json`),
    source: await readJson(folder, `source/${name}.json`, true),
    ...(start === undefined ? {} : { start }),
  });
}

async function readJson(folder: string, file: string, isOptional = false): Promise<unknown> {
  const found = await stat(join(folder, file)).catch(() => null);
  if (!found?.isFile()) {
    if (isOptional) return undefined;
    throw new Error(`${file} is missing.`);
  }
  if (found.size > MOST_BYTES) throw new Error(`${file} is larger than ${MOST_BYTES / 1024 ** 2} MB.`);
  try {
    return JSON.parse(await readFile(join(folder, file), 'utf8')) as unknown;
  } catch (error) {
    throw new Error(`${file} is no JSON.`, { cause: error });
  }
}

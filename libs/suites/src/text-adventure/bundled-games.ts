import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Game } from './game.js';
import { parseGame } from './parse-game.js';

/** Beside `src` and `dist` alike. */
export const GAMES_FOLDER = fileURLToPath(new URL('../../games', import.meta.url));

/** Every game file of the folder, read, in order of name. Throws Error naming the file and what is wrong in it. */
export async function readGames(folder: string = GAMES_FOLDER): Promise<Game[]> {
  const found = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const names = found.filter((name) => !name.endsWith('.schema.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const { game, problems } = parseGame(JSON.parse(await readFile(join(folder, name), 'utf8')));
      if (!game) throw new Error(`${name}: ${problems.join(' ')}`);
      return game;
    }),
  );
}

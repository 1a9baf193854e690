import { checkGame, type Game, parseGame } from '@ethogram/suites';

/** More than ten times the longest game of this project. */
export const GAME_FILE_BYTES = 1024 * 1024;

/** Imported games may be short: a test of one situation is a game too. */
const LEAST_IMPORTED_SCENES = 2;

export type ReadGame =
  | { readonly game: Game; readonly doubts: readonly string[]; readonly problems: readonly [] }
  | { readonly game: null; readonly doubts: readonly []; readonly problems: readonly string[] };

const refused = (...problems: string[]): ReadGame => ({ game: null, doubts: [], problems });

/** A game in the format of this project, or everything that is wrong with it. */
export function readGameFile(text: string): ReadGame {
  if (Buffer.byteLength(text) > GAME_FILE_BYTES)
    return refused(`A game file has at most ${GAME_FILE_BYTES / 1024} kB.`);
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    return refused(`This is no JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`);
  }
  const { game, problems } = parseGame(input);
  if (!game) return refused(...problems);
  const found = checkGame(game, { leastScenes: LEAST_IMPORTED_SCENES });
  return found.problems.length > 0
    ? refused(...found.problems, ...found.doubts)
    : { game, doubts: found.doubts, problems: [] };
}

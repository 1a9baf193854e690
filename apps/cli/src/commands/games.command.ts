import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { GAME_FILE_BYTES, GameService, type ImportedGame, readGameFile } from '@ethogram/evaluation';
import {
  checkGame,
  type Game,
  isMachiavelliFolder,
  machiavelliNames,
  readMachiavelliFolder,
} from '@ethogram/suites';
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { withPlatform } from '../local-stack/with-platform.js';
import { printJson } from './follow.js';

interface Read {
  readonly game: Game;
  readonly doubts: readonly string[];
}

interface ImportOptions {
  readonly name?: string;
  readonly all?: true;
  readonly start?: string;
}

const found = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

/** @throws Error naming everything that is wrong with the file, a line each. */
async function readFileOfGame(path: string): Promise<Read> {
  const file = await stat(found(path)).catch(() => null);
  if (!file?.isFile()) throw new Error(`${path} cannot be read.`);
  // One byte more than is allowed is enough to be told so.
  if (file.size > GAME_FILE_BYTES)
    throw new Error(`${path}: a game file has at most ${GAME_FILE_BYTES / 1024} kB.`);
  const { game, doubts, problems } = readGameFile(await readFile(found(path), 'utf8'));
  if (!game)
    throw new Error([...problems.map((problem) => `${path}: ${problem}`), 'Nothing was changed.'].join('\n'));
  return { game, doubts };
}

/** What the conditions of the original scripts shut may be unreachable here: doubts, never a reason to refuse. */
async function readMachiavelliGame(folder: string, name: string, start?: string): Promise<Read> {
  const { game, problems } = await readMachiavelliFolder(found(folder), name, start);
  if (!game)
    throw new Error([...problems.map((problem) => `${name}: ${problem}`), 'Nothing was changed.'].join('\n'));
  const { problems: wrong, doubts } = checkGame(game, { leastScenes: 2 });
  return { game, doubts: [...wrong, ...doubts] };
}

function summaryOf({ game, doubts }: Read): object {
  const scenes = [...game.scenes.values()];
  return {
    key: game.key,
    title: game.title,
    licence: game.licence,
    scenes: scenes.length,
    endings: scenes.filter(({ kind }) => kind === 'ending').length,
    achievements: game.achievements.size,
    hash: game.hash,
    doubts,
  };
}

async function importGame(path: string, { name, all, start }: ImportOptions): Promise<void> {
  if (!(await isMachiavelliFolder(found(path)))) {
    const read = await readFileOfGame(path);
    const { isNew } = await withPlatform({}, (app) => app.get(GameService).import(null, read.game, 'FILE'));
    return report(read, isNew);
  }
  const names = await machiavelliNames(found(path));
  const wanted = all ? names : names.filter((known) => known === name);
  if (wanted.length === 0)
    throw new Error(`Say which game: --name NAME or --all. There are ${names.join(', ') || 'none'}.`);
  await withPlatform({}, (app) => importEach(app, path, wanted, start));
}

/** A game that cannot be read keeps none of the others out. */
async function importEach(
  app: INestApplicationContext,
  folder: string,
  names: readonly string[],
  start: string | undefined,
): Promise<void> {
  const refused: string[] = [];
  for (const name of names) {
    try {
      const read = await readMachiavelliGame(folder, name, start);
      const { isNew }: ImportedGame = await app.get(GameService).import(null, read.game, 'MACHIAVELLI');
      report(read, isNew);
    } catch (error) {
      refused.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (refused.length > 0) throw new Error(refused.join('\n'));
}

function report(read: Read, isNew: boolean): void {
  printJson({ isNew, ...summaryOf(read) });
  if (!isNew) process.stderr.write('This content was there before; it is the version that is played.\n');
}

export function importGameCommand(): Command {
  return new Command('import-game')
    .description(
      'add a text adventure: a game file, or games of your own copy of the MACHIAVELLI data (its game_data folder)',
    )
    .argument(
      '<path>',
      'a JSON file in the format of libs/suites/games, or a folder with game_metadata.json and trees',
    )
    .option('--name <name>', 'of a MACHIAVELLI folder: the game with this name in its file names')
    .option('--all', 'of a MACHIAVELLI folder: every game')
    .option('--start <node>', 'the node to begin at, where the tree does not say')
    .action(importGame);
}

export function checkGameCommand(): Command {
  return new Command('check-game')
    .description('say what a game file holds, or everything that is wrong with it; needs no platform')
    .argument('<file>')
    .action(async (file: string) => printJson(summaryOf(await readFileOfGame(file))));
}

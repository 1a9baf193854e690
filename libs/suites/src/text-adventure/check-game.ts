import { type Exploration, explore } from './explore.js';
import type { Choice, Game } from './game.js';

/** A game of the suite is long enough for choices to have consequences. */
export const LEAST_SCENES = 60;

export type CheckOptions = { leastScenes?: number; width?: number };

export type GameCheck = {
  /** What is wrong for certain. Empty for a sound game. */
  problems: string[];
  /** What nobody met although not every state could be looked at: maybe wrong. */
  doubts: string[];
};

/** Whether a game that could be read is too short, has a way to be trapped, or something that no play meets. */
export function checkGame(game: Game, options: CheckOptions = {}): GameCheck {
  const least = options.leastScenes ?? LEAST_SCENES;
  const tooShort =
    game.scenes.size < least ? [`There are ${game.scenes.size} scenes; ${least} are needed.`] : [];
  const found = explore(game, options.width === undefined ? {} : { width: options.width });
  const unmet = neverMet(game, found);
  const certain = [...tooShort, ...unusedNames(game), ...traps(game)];
  return found.exact
    ? { problems: [...certain, ...unmet], doubts: [] }
    : { problems: certain, doubts: unmet };
}

function unusedNames(game: Game): string[] {
  const choices = [...game.scenes.values()].flatMap((scene) => scene.choices);
  const tested = new Set(choices.flatMap((choice) => choice.conditions.map(({ variable }) => variable)));
  return [...game.variables.keys()]
    .filter((name) => !tested.has(name))
    .map((name) => `The variable "${name}" is never tested.`);
}

/**
 * From every scene an ending must be reached by choices without conditions: then no play can be stuck, nor go in
 * circles for want of another way, whatever its variables are.
 */
function traps(game: Game): string[] {
  const before = new Map<string, string[]>();
  const free = (choice: Choice): boolean => choice.conditions.length === 0;
  for (const [name, scene] of game.scenes)
    for (const choice of scene.choices.filter(free))
      before.set(choice.to, [...(before.get(choice.to) ?? []), name]);
  const safe = new Set([...game.scenes].filter(([, scene]) => scene.kind === 'ending').map(([name]) => name));
  // A set grows while it is walked, so each scene is looked at once.
  for (const name of safe) for (const earlier of before.get(name) ?? []) safe.add(earlier);
  return [...game.scenes.keys()]
    .filter((name) => !safe.has(name))
    .map((name) => `From scene "${name}" no ending can be reached by choices that are always open.`);
}

function neverMet(game: Game, found: Exploration): string[] {
  const problems: string[] = [];
  for (const [name, scene] of game.scenes) {
    if (!found.scenes.has(name)) problems.push(`Scene "${name}" is never reached.`);
    else
      scene.choices.forEach((_, index) => {
        if (!found.choices.has(`${name}|${index}`))
          problems.push(`Choice ${index + 1} of scene "${name}" is never open.`);
      });
  }
  for (const name of game.achievements.keys())
    if (!found.achievements.has(name)) problems.push(`The achievement "${name}" cannot be obtained.`);
  return problems;
}

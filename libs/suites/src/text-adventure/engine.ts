import { SeededRandom } from '@ethogram/core';
import type { Choice, Condition, Effect, Game, Scene } from './game.js';
import type { Marks } from './marks.js';

export type PlayStatus =
  | 'playing'
  | 'ended'
  /** Cut off after the game's `maxSteps`. */
  | 'step-limit'
  /** No way on is open: a fault of the game. */
  | 'stuck';

/** Where a play stands: plain data, never changed. */
export type GameState = {
  readonly scene: string;
  readonly variables: Readonly<Record<string, number>>;
  readonly achieved: readonly string[];
  readonly points: number;
  /** Scenes entered. */
  readonly steps: number;
  /** What chance scenes draw from. */
  readonly seed: string;
  readonly status: PlayStatus;
};

/** What happened on the way to a state: scenes entered in order, marks met, achievements new. */
export type StepResult = {
  readonly state: GameState;
  readonly entered: readonly string[];
  readonly marks: readonly Marks[];
  readonly achieved: readonly string[];
};

/** The state before the first choice; chance scenes at the start have been passed. */
export function startGame(game: Game, seed: string): StepResult {
  return passChance(game, placeAtStart(game, seed));
}

/** As `startGame`, but standing in the first scene even when that is a chance scene. */
export function placeAtStart(game: Game, seed: string): StepResult {
  const variables = Object.fromEntries([...game.variables].map(([name, { start }]) => [name, start]));
  const nowhere: GameState = {
    scene: game.start,
    variables,
    achieved: [],
    points: 0,
    steps: 0,
    seed,
    status: 'playing',
  };
  return enter(game, nowhere, { to: game.start, marks: [], achievements: [] });
}

/** The choices that may be taken, by their place in the scene. None once a play is over. */
export function openChoices(game: Game, state: GameState): number[] {
  if (state.status !== 'playing') return [];
  return openOf(sceneOf(game, state.scene), state.variables);
}

/** Takes a choice and passes through the chance scenes behind it. Throws RangeError for one that is not open. */
export function step(game: Game, state: GameState, choice: number): StepResult {
  return passChance(game, move(game, state, choice));
}

/** One way on from any scene, a chance scene too, into exactly one other. Throws RangeError when it is not open. */
export function move(game: Game, state: GameState, choice: number): StepResult {
  const taken = sceneOf(game, state.scene).choices[choice];
  if (!taken || !openChoices(game, state).includes(choice))
    throw new RangeError(`Choice ${choice} of scene "${state.scene}" is not open.`);
  const variables = applyEffects(game, state.variables, taken);
  return enter(
    game,
    { ...state, variables },
    { to: taken.to, marks: [taken.marks], achievements: taken.achievements },
  );
}

/** Throws RangeError for a scene the game lacks. */
export function sceneOf(game: Game, name: string): Scene {
  const scene = game.scenes.get(name);
  if (!scene) throw new RangeError(`The game ${game.key} has no scene "${name}".`);
  return scene;
}

type Way = { to: string; marks: readonly Marks[]; achievements: readonly string[] };

function enter(game: Game, from: GameState, way: Way): StepResult {
  const scene = sceneOf(game, way.to);
  const named = [...new Set([...way.achievements, ...scene.achievements])];
  const achieved = named.filter((name) => !from.achieved.includes(name));
  const gained = achieved.reduce((sum, name) => sum + (game.achievements.get(name)?.points ?? 0), 0);
  const steps = from.steps + 1;
  return {
    state: {
      ...from,
      scene: way.to,
      steps,
      achieved: [...from.achieved, ...achieved],
      points: from.points + gained,
      status: statusIn(game, scene, from.variables, steps),
    },
    entered: [way.to],
    marks: [...way.marks, scene.marks],
    achieved,
  };
}

function statusIn(
  game: Game,
  scene: Scene,
  variables: Readonly<Record<string, number>>,
  steps: number,
): PlayStatus {
  if (scene.kind === 'ending') return 'ended';
  if (openOf(scene, variables).length === 0) return 'stuck';
  return steps >= game.maxSteps ? 'step-limit' : 'playing';
}

/** Every hop is a step, so that a circle of chance scenes ends at the step limit. */
function passChance(game: Game, start: StepResult): StepResult {
  let result = start;
  while (result.state.status === 'playing' && sceneOf(game, result.state.scene).kind === 'chance') {
    const { state } = result;
    const random = SeededRandom.from('chance', game.key, state.seed, state.scene, state.steps);
    const next = move(game, state, random.pick(openChoices(game, state)));
    result = {
      state: next.state,
      entered: [...result.entered, ...next.entered],
      marks: [...result.marks, ...next.marks],
      achieved: [...result.achieved, ...next.achieved],
    };
  }
  return result;
}

function openOf(scene: Scene, variables: Readonly<Record<string, number>>): number[] {
  return scene.choices.flatMap((choice, index) =>
    choice.conditions.every((condition) => holds(condition, variables)) ? [index] : [],
  );
}

function holds({ variable, test, value }: Condition, variables: Readonly<Record<string, number>>): boolean {
  const now = variables[variable] ?? 0;
  if (test === '>=') return now >= value;
  if (test === '<=') return now <= value;
  return test === '=' ? now === value : now !== value;
}

function applyEffects(
  game: Game,
  variables: Readonly<Record<string, number>>,
  choice: Choice,
): Readonly<Record<string, number>> {
  if (choice.effects.length === 0) return variables;
  const next = { ...variables };
  for (const effect of choice.effects) next[effect.variable] = changed(game, next, effect);
  return next;
}

function changed(game: Game, variables: Readonly<Record<string, number>>, effect: Effect): number {
  const { min, max } = game.variables.get(effect.variable) ?? { min: -Infinity, max: Infinity };
  const wanted = effect.change === 'set' ? effect.value : (variables[effect.variable] ?? 0) + effect.value;
  return Math.min(max, Math.max(min, wanted));
}

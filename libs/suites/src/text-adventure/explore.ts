import type { GameState } from './engine.js';
import { move, openChoices, placeAtStart } from './engine.js';
import type { Game } from './game.js';

/** What plays of a game can meet. Chance is taken to fall every way. */
export type Exploration = {
  scenes: ReadonlySet<string>;
  /** `scene|choice`, for choices that were open once. */
  choices: ReadonlySet<string>;
  achievements: ReadonlySet<string>;
  /** The most points of one play. */
  points: number;
  /** False when states were left out: then there may be more to find. */
  exact: boolean;
};

export type ExploreOptions = {
  /** States kept after each step; default 1000. */
  width?: number;
  /** Ways tried altogether; default 300,000, a second or two. */
  moves?: number;
  /** Where to begin; default the start of the game. */
  from?: GameState;
};

/**
 * Breadth-first over (scene, variables, achievements). When a step leads to more states than `width`, every scene
 * keeps an equal share of its own, those with the most points first.
 */
export function explore(game: Game, options: ExploreOptions = {}): Exploration {
  const width = options.width ?? 1000;
  let left = options.moves ?? 300_000;
  const first = options.from ?? placeAtStart(game, 'explore').state;
  const found = {
    scenes: new Set([first.scene]),
    choices: new Set<string>(),
    achievements: new Set(first.achieved),
    points: first.points,
    exact: true,
  };
  const seen = new Set([keyOf(first)]);
  for (let layer: GameState[] = [first]; layer.length > 0;) {
    const next: GameState[] = [];
    for (const state of layer) {
      if (left <= 0) {
        found.exact = false;
        return found;
      }
      for (const choice of openChoices(game, state)) {
        left -= 1;
        found.choices.add(`${state.scene}|${choice}`);
        const after = move(game, state, choice).state;
        const key = keyOf(after);
        if (seen.has(key)) continue;
        seen.add(key);
        found.scenes.add(after.scene);
        for (const name of after.achieved) found.achievements.add(name);
        found.points = Math.max(found.points, after.points);
        if (after.status === 'step-limit') found.exact = false;
        next.push(after);
      }
    }
    if (next.length > width) found.exact = false;
    layer = narrow(next, width);
  }
  return found;
}

function keyOf(state: GameState): string {
  const achieved = [...state.achieved].sort().join(',');
  return `${state.scene}|${Object.values(state.variables).join(',')}|${achieved}`;
}

function narrow(states: readonly GameState[], width: number): GameState[] {
  if (states.length <= width) return [...states];
  const byScene = new Map<string, GameState[]>();
  for (const state of states) {
    const group = byScene.get(state.scene);
    if (group) group.push(state);
    else byScene.set(state.scene, [state]);
  }
  const groups = [...byScene.values()];
  for (const group of groups) group.sort((a, b) => b.points - a.points);
  const kept: GameState[] = [];
  for (let rank = 0; kept.length < width; rank += 1)
    kept.push(...groups.flatMap((group) => group[rank] ?? []).slice(0, width - kept.length));
  return kept;
}

import type { Achievement, Game, Scene, Variable } from './game.js';

type Entries<Entry> = readonly (readonly [name: string, entry: Entry])[];

/** A game as plain JSON. Lists of entries, because the order of names is part of what a prompt says. */
export type PackedGame = Omit<Game, 'variables' | 'achievements' | 'scenes'> & {
  readonly variables: Entries<Variable>;
  readonly achievements: Entries<Achievement>;
  readonly scenes: Entries<Scene>;
};

export function packGame(game: Game): PackedGame {
  const { variables, achievements, scenes } = game;
  return { ...game, variables: [...variables], achievements: [...achievements], scenes: [...scenes] };
}

/** Only of what `packGame` made: nothing is checked. */
export function unpackGame(packed: PackedGame): Game {
  const { variables, achievements, scenes } = packed;
  return {
    ...packed,
    variables: new Map(variables),
    achievements: new Map(achievements),
    scenes: new Map(scenes),
  };
}

import {
  categoriesOf,
  describeMarks,
  type Game,
  passageOf,
  type PlayedTurn,
  type PromptCut,
  replay,
  type StepResult,
  type Trajectory,
} from '@ethogram/suites';

export interface MoveOption {
  readonly text: string;
  /** Of the agent; null when it gave none. */
  readonly probability: number | null;
  /** What the choice itself is marked with, as written in game files. */
  readonly marks: readonly string[];
}

export interface Earned {
  readonly text: string;
  readonly points: number;
}

/** Where a play stands after something happened. */
export interface Standing {
  readonly points: number;
  readonly variables: Readonly<Record<string, number>>;
  readonly earned: readonly Earned[];
  /** On the choice taken and the scenes entered. */
  readonly marks: readonly string[];
}

/** One decision: what was told, what could be chosen in the order shown, what was chosen, and what came of it. */
export interface Move extends Standing {
  readonly scene: string;
  readonly passage: string;
  readonly options: readonly MoveOption[];
  /** Place in `options`. */
  readonly chosen: number;
  readonly outcome: PlayedTurn['outcome'];
  readonly method: string;
  readonly mass: number | null;
  readonly answer: string | null;
  readonly cut: PromptCut | null;
  /** Drawn evenly, because there was no usable answer or the play went in circles. */
  readonly drawn: boolean;
}

export interface ReplayedPlay {
  readonly moves: readonly Move[];
  /** What was told last, after the last decision. */
  readonly ending: { readonly scene: string; readonly passage: string } & Standing;
}

/** All of a play again. Throws RangeError when the trajectory is of another version of the game. */
export function replayMoves(game: Game, trajectory: Trajectory): ReplayedPlay {
  const results = replay(game, trajectory);
  const moves = trajectory.turns.map((turn, index) =>
    moveOf(game, turn, results[index] as StepResult, results[index + 1] as StepResult),
  );
  const last = results.at(-1) as StepResult;
  return {
    moves,
    ending: { scene: last.state.scene, passage: passageOf(game, last), ...standingOf(game, last) },
  };
}

function moveOf(game: Game, turn: PlayedTurn, before: StepResult, after: StepResult): Move {
  const { scene, order, outcome, method, mass, answer, cut, guarded } = turn;
  return {
    ...{ scene, outcome, method, mass, answer, cut },
    passage: passageOf(game, before),
    options: optionsOf(game, scene, order, turn.probabilities),
    chosen: order.indexOf(turn.chosen),
    drawn: outcome !== 'answered' || guarded,
    ...standingOf(game, after),
  };
}

export function optionsOf(
  game: Game,
  scene: string,
  order: readonly number[],
  probabilities: readonly number[] | null,
): MoveOption[] {
  const { choices = [] } = game.scenes.get(scene) ?? {};
  return order.flatMap((place, shown) => {
    const choice = choices[place];
    if (!choice) return [];
    const { text, marks } = choice;
    return [{ text, probability: probabilities?.[shown] ?? null, marks: describeMarks(marks) }];
  });
}

export function standingOf(game: Game, { state, marks, achieved }: StepResult): Standing {
  return {
    points: state.points,
    variables: state.variables,
    earned: achieved.flatMap((name) => game.achievements.get(name) ?? []),
    marks: marks.flatMap(describeMarks),
  };
}

/** How often each category was met. */
export function countsOf(results: readonly StepResult[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { marks } of results)
    for (const category of marks.flatMap(categoriesOf)) counts[category] = (counts[category] ?? 0) + 1;
  return counts;
}

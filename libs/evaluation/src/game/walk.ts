import { BadInputError } from '@ethogram/platform';
import { type Game, openChoices, passageOf, type PlayStatus, startGame, step } from '@ethogram/suites';
import type { StepResult } from '@ethogram/suites';
import { countsOf, type MoveOption, optionsOf, type Standing, standingOf } from '../play/moves.js';

/** Longer than any game lets a play be. */
export const LONGEST_WALK = 1000;

export interface Walk {
  /** What was told and taken so far, oldest first. */
  readonly steps: readonly (Standing & { readonly passage: string; readonly taken: string })[];
  readonly now: Standing & {
    readonly scene: string;
    readonly passage: string;
    readonly status: PlayStatus;
    /** Open options with their place in the scene; none at an end. */
    readonly options: readonly (MoveOption & { readonly choice: number })[];
  };
  readonly counts: Readonly<Record<string, number>>;
}

/** A person's own way through a game. @throws BadInputError when one of the choices is not open */
export function walk(game: Game, seed: string, choices: readonly number[]): Walk {
  if (choices.length > LONGEST_WALK) throw new BadInputError(`A walk has at most ${LONGEST_WALK} choices.`);
  const results: StepResult[] = [startGame(game, seed)];
  const taken = choices.map((choice) => {
    const { state } = results.at(-1) as StepResult;
    if (!openChoices(game, state).includes(choice))
      throw new BadInputError(`Choice ${choice} of scene “${state.scene}” is not open. Start again.`);
    results.push(step(game, state, choice));
    return optionsOf(game, state.scene, [choice], null)[0]?.text ?? '';
  });
  const last = results.at(-1) as StepResult;
  const { scene, status } = last.state;
  const open = openChoices(game, last.state);
  return {
    steps: taken.map((text, index) => ({
      passage: passageOf(game, results[index] as StepResult),
      taken: text,
      ...standingOf(game, results[index + 1] as StepResult),
    })),
    now: {
      ...{ scene, status, passage: passageOf(game, last) },
      ...standingOf(game, last),
      options: optionsOf(game, scene, open, null).map((option, index) => ({
        ...option,
        choice: open[index] as number,
      })),
    },
    counts: countsOf(results),
  };
}

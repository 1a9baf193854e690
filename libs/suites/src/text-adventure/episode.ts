import { SeededRandom } from '@ethogram/core';
import type { Outcome } from '../read-outcome.js';
import { type Agent, type Decision, evenly } from './agents.js';
import { type GameState, type PlayStatus, sceneOf, startGame, step, type StepResult } from './engine.js';
import type { Game } from './game.js';
import { type Goal, optionOrder, type PastTurn, type PromptCut, type Turn } from './prompt.js';

export type EpisodeOptions = {
  seed: string | number;
  episode: number;
  goal: Goal;
  /** 0 unless told; another number draws choices anew, with the same chances and orders of options. */
  repeat?: number;
};

/** One decision of a play. */
export type PlayedTurn = {
  scene: string;
  /** The options by their place in the scene, in the order shown. */
  order: number[];
  /** Of the agent, in the order shown; null when it gave none and the choice was drawn evenly. */
  probabilities: number[] | null;
  /** The place in the scene of the choice taken. */
  chosen: number;
  outcome: Outcome;
  method: string;
  mass: number | null;
  answer: string | null;
  cut: PromptCut | null;
  /** The choice was drawn evenly whatever the agent said, because the play went in circles. */
  guarded: boolean;
};

/** Of a turn that left nothing to decide, so that nobody was asked. */
export const ONLY_OPTION = 'only option';

/**
 * A situation (scene, variables, achievements) may be come back to this often; after that every choice in it is drawn evenly,
 * or a model that always answers alike would go in circles until it is cut off.
 */
export const RETURNS = 2;

/** One play: with the game of that hash it can be played again move by move. */
export type Trajectory = {
  key: string;
  game: string;
  gameHash: string;
  agent: string;
  goal: Goal;
  seed: string;
  episode: number;
  turns: PlayedTurn[];
  status: PlayStatus;
  points: number;
  achieved: string[];
};

/** What pairs the plays of two models. */
export function episodeKey(game: string, options: EpisodeOptions): string {
  return `${game}|${options.goal}|${options.seed}|${options.episode}`;
}

/** Plays one game from start to end. The same options draw the same chances and orders for every agent. */
export async function playEpisode(game: Game, agent: Agent, options: EpisodeOptions): Promise<Trajectory> {
  const { repeat = 0 } = options;
  const key = episodeKey(game.key, options);
  const turns: PlayedTurn[] = [];
  const past: PastTurn[] = [];
  const met = new Map<string, number>();
  let now = startGame(game, `${options.seed}|${options.episode}`);
  while (now.state.status === 'playing') {
    const { state } = now;
    const order = optionOrder(game, state, options);
    const turn: Turn = {
      ...{ game, state, order, goal: options.goal, number: turns.length },
      past: [...past],
      passage: passageOf(game, now),
    };
    const returns = met.get(situationOf(state)) ?? 0;
    met.set(situationOf(state), returns + 1);
    const guarded = order.length > 1 && returns > RETURNS;
    const decision = order.length === 1 ? NOTHING_TO_DECIDE : await agent.decide(turn);
    const { outcome, method, mass, answer, cut } = decision;
    const probabilities = outcome === 'answered' ? decision.probabilities : null;
    const random = SeededRandom.from('choice', key, turns.length, ...(repeat === 0 ? [] : [repeat]));
    const drawnFrom = guarded ? null : probabilities;
    const chosen = order[draw(drawnFrom ?? evenly(order.length), random)] as number;
    const given = probabilities && [...probabilities];
    turns.push({
      ...{ scene: state.scene, order, probabilities: given, chosen },
      ...{ outcome, method, mass, answer, cut, guarded },
    });
    past.push({ passage: turn.passage, chosen: sceneOf(game, state.scene).choices[chosen]?.text ?? '' });
    now = step(game, state, chosen);
  }
  const { status, points, achieved } = now.state;
  const { goal, episode } = options;
  return {
    ...{
      key,
      game: game.key,
      gameHash: game.hash,
      agent: agent.key,
      goal,
      seed: String(options.seed),
      episode,
    },
    ...{ turns, status, points, achieved: [...achieved] },
  };
}

const NOTHING_TO_DECIDE: Decision = {
  outcome: 'answered',
  probabilities: [1],
  method: ONLY_OPTION,
  mass: null,
  answer: null,
  cut: null,
};

function situationOf({ scene, variables, achieved }: GameState): string {
  return `${scene}|${Object.values(variables).join(',')}|${achieved.length}`;
}

/**
 * What happened, from before the first decision to after the last. Throws RangeError when the trajectory belongs to
 * another game or another version of it.
 */
export function replay(game: Game, trajectory: Trajectory): StepResult[] {
  if (trajectory.game !== game.key || trajectory.gameHash !== game.hash)
    throw new RangeError(`The play ${trajectory.key} is not of this version of the game ${game.key}.`);
  const results = [startGame(game, `${trajectory.seed}|${trajectory.episode}`)];
  for (const { chosen } of trajectory.turns)
    results.push(step(game, (results.at(-1) as StepResult).state, chosen));
  return results;
}

/** What is told before a decision: every scene met since the last one. */
export function passageOf(game: Game, { entered }: StepResult): string {
  return entered.map((name) => sceneOf(game, name).text).join('\n');
}

/** Throws RangeError for probabilities no choice can be drawn from. */
function draw(probabilities: readonly number[], random: SeededRandom): number {
  const sum = probabilities.reduce((total, probability) => total + probability, 0);
  if (!(sum > 0) || probabilities.some((probability) => !(probability >= 0)))
    throw new RangeError('The probabilities of the options must be positive numbers.');
  let left = random.next() * sum;
  const drawn = probabilities.findIndex((probability) => (left -= probability) < 0);
  return drawn >= 0 ? drawn : probabilities.findLastIndex((probability) => probability > 0);
}

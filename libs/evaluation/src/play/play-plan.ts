import { contentHash } from '@ethogram/core';
import {
  type Game,
  GAME_TEMPLATE,
  GOAL_TEMPLATE,
  optionLabels,
  planTextAdventure,
  type PlayPlan,
  PROMPT_CUTS,
  startGame,
  type Turn,
  turnPrompt,
} from '@ethogram/suites';
import type { PlannedPlays } from '../run/play-executor.port.js';
import type { PlaySubject } from '../run/run-subject.js';

/** The plays of a subject, in the order in which they are made. */
export function playsOf(subject: PlaySubject, games: readonly Game[], seed: number): PlayPlan[] {
  const goals = [...new Set(subject.goals)];
  return planTextAdventure({ games, seed, goals, episodes: subject.episodes });
}

/** Of the games as they are: another version of one is another hash. */
export function versionOf(games: readonly Game[]): string {
  return contentHash(games.map(({ key, hash }) => ({ key, hash })));
}

export function describePlays(subject: PlaySubject, games: readonly Game[], seed: number): PlannedPlays {
  const plays = playsOf(subject, games, seed);
  const keys = plays.map(({ key }) => key);
  const subjectVersion = versionOf(games);
  return {
    subjectVersion,
    promptsHash: contentHash({ subjectVersion, keys, template: GAME_TEMPLATE, goal: GOAL_TEMPLATE }),
    plays: plays.length,
    examples: subject.agent === 'distribution' ? examplesOf(games) : [],
  };
}

/**
 * The shortest prompt of each number of options that can be open at once: one beyond the model's context would be refused,
 * and that must not look like a poor server.
 */
function examplesOf(games: readonly Game[]): PlannedPlays['examples'] {
  const shortest = new Map<number, ReturnType<typeof turnPrompt>>();
  const lengthOf = (prompt: ReturnType<typeof turnPrompt> | undefined): number =>
    prompt?.reduce((sum, { content }) => sum + content.length, 0) ?? Infinity;
  for (const game of games)
    for (const [name, { kind, choices, text }] of game.scenes) {
      if (kind !== 'choice') continue;
      const always = choices.filter(({ conditions }) => conditions.length === 0).length;
      for (let count = Math.max(2, always); count <= choices.length; count += 1) {
        const prompt = examplePrompt(game, name, text, count);
        if (lengthOf(prompt) < lengthOf(shortest.get(count))) shortest.set(count, prompt);
      }
    }
  return [...shortest]
    .sort(([a], [b]) => a - b)
    .map(([count, prompt]) => ({ labels: optionLabels(count), prompt }));
}

function examplePrompt(
  game: Game,
  scene: string,
  passage: string,
  count: number,
): ReturnType<typeof turnPrompt> {
  const turn: Turn = {
    ...{ game, passage, past: [], goal: 'none', number: 0 },
    state: { ...startGame(game, 'example').state, scene },
    order: Array.from({ length: count }, (_, choice) => choice),
  };
  return turnPrompt(turn, PROMPT_CUTS.at(-1));
}

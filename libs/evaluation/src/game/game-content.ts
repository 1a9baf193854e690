import { type Choice, describeMarks, type Game } from '@ethogram/suites';
import { GameContentType, type GameSceneType, type SceneWayType } from './game.type.js';

/** A game as screens show it: everything in it, in words. */
export function toGameContent(game: Game): GameContentType {
  const { summary, character, start, maxSteps } = game;
  return Object.assign(new GameContentType(), {
    ...{ summary, character, start, maxSteps },
    variables: [...game.variables].map(([name, variable]) => ({ name, ...variable })),
    achievements: [...game.achievements].map(([name, achievement]) => ({ name, ...achievement })),
    scenes: [...game.scenes].map(([name, { kind, text, marks, achievements, choices }]): GameSceneType => ({
      ...{ name, kind, text, earns: achievements },
      marks: describeMarks(marks),
      ways: choices.map(wayOf),
    })),
  });
}

function wayOf({ text, to, conditions, effects, marks, achievements }: Choice): SceneWayType {
  return {
    ...{ text, to, earns: achievements },
    conditions: conditions.map(({ variable, test, value }) => `${variable} ${test} ${value}`),
    effects: effects.map(({ variable, change, value }) =>
      change === 'set' ? `${variable} = ${value}` : `${variable} ${value < 0 ? '−' : '+'}${Math.abs(value)}`,
    ),
    marks: describeMarks(marks),
  };
}

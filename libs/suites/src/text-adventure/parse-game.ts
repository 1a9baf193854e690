import { contentHash } from '@ethogram/core';
import type { Achievement, Choice, Condition, Effect, Game, Scene, Variable } from './game.js';
import { CONDITION_TESTS, MOST_OPTIONS } from './game.js';
import { type Marks, NO_MARKS, parseMarks } from './marks.js';

export const GAME_FORMAT = 1;

/** More is no file somebody wrote, and would keep the checker busy for minutes. */
export const MOST_SCENES = 2000;

/** Read, or every reason why not. */
export type ParsedGame = { game: Game; problems: [] } | { game: null; problems: string[] };

type Fields = Record<string, unknown>;

/** Reads a game file's content, checking everything that can be told without playing; `checkGame` does the rest. */
export function parseGame(input: unknown): ParsedGame {
  const problems: string[] = [];
  const file = fieldsOf(input, 'The file', problems, [
    ...[
      '$schema',
      'format',
      'key',
      'title',
      'summary',
      'character',
      'licence',
      'author',
      'start',
      'maxSteps',
    ],
    ...['variables', 'achievements', 'scenes'],
  ]);
  if (file.format !== GAME_FORMAT) problems.push(`The file needs "format": ${GAME_FORMAT}.`);
  const text = (name: string): string => textOf(file, name, 'The file', problems);
  const game: Game = {
    key: nameOf(text('key'), 'The key', problems),
    title: text('title'),
    summary: text('summary'),
    character: text('character'),
    licence: text('licence'),
    author: file.author === undefined ? '' : text('author'),
    start: text('start'),
    maxSteps: wholeOf(file.maxSteps, 1, 1000, 'maxSteps', problems),
    variables: mapOf(file.variables, 'variables', problems, parseVariable),
    achievements: mapOf(file.achievements, 'achievements', problems, parseAchievement),
    scenes: mapOf(file.scenes, 'scenes', problems, parseScene),
    hash: problems.length === 0 ? contentHash(input as object) : '',
  };
  if (game.scenes.size > MOST_SCENES)
    problems.push(`There are ${game.scenes.size} scenes; at most ${MOST_SCENES} are read.`);
  problems.push(...brokenNames(game));
  return problems.length === 0 ? { game, problems: [] } : { game: null, problems };
}

function brokenNames(game: Game): string[] {
  const problems: string[] = [];
  const need = (known: ReadonlyMap<string, unknown>, name: string, sort: string, place: string): void => {
    if (!known.has(name)) problems.push(`${place} names the ${sort} "${name}", which is not defined.`);
  };
  need(game.scenes, game.start, 'scene', 'start');
  for (const [name, scene] of game.scenes) {
    for (const way of [scene, ...scene.choices])
      for (const achievement of way.achievements)
        need(game.achievements, achievement, 'achievement', `Scene "${name}"`);
    for (const choice of scene.choices) {
      need(game.scenes, choice.to, 'scene', `Scene "${name}"`);
      for (const { variable } of [...choice.conditions, ...choice.effects])
        need(game.variables, variable, 'variable', `Scene "${name}"`);
    }
  }
  return problems;
}

function parseVariable(input: unknown, place: string, problems: string[]): Variable {
  const fields = fieldsOf(input, place, problems, ['start', 'min', 'max']);
  const bound = (name: string): number => wholeOf(fields[name], -1000, 1000, `${place}, ${name},`, problems);
  const variable = { start: bound('start'), min: bound('min'), max: bound('max') };
  if (variable.min > variable.start || variable.start > variable.max)
    problems.push(`${place} needs min ≤ start ≤ max.`);
  return variable;
}

function parseAchievement(input: unknown, place: string, problems: string[]): Achievement {
  const fields = fieldsOf(input, place, problems, ['text', 'points']);
  return {
    text: textOf(fields, 'text', place, problems),
    points: wholeOf(fields.points, 1, 1000, `${place}, points,`, problems),
  };
}

function parseScene(input: unknown, place: string, problems: string[]): Scene {
  const fields = fieldsOf(input, place, problems, ['text', 'marks', 'gets', 'choices', 'chance']);
  const given = [fields.choices, fields.chance].filter((list) => list !== undefined);
  const list = given[0] ?? [];
  if (given.length > 1) problems.push(`${place} has both choices and chance; it can have one.`);
  if (!Array.isArray(list) || list.length > MOST_OPTIONS || (given.length > 0 && list.length === 0)) {
    problems.push(`${place} needs 1 to ${MOST_OPTIONS} choices, or none at all for an ending.`);
    return { kind: 'ending', text: '', marks: NO_MARKS, achievements: [], choices: [] };
  }
  const kinds = { choices: fields.choices, chance: fields.chance };
  return {
    kind: kinds.choices !== undefined ? 'choice' : kinds.chance !== undefined ? 'chance' : 'ending',
    text: textOf(fields, 'text', place, problems),
    ...consequences(fields, place, problems),
    choices: list.map((entry: unknown, index) =>
      parseChoice(entry, `${place}, choice ${index + 1},`, problems, kinds.chance !== undefined),
    ),
  };
}

function parseChoice(input: unknown, place: string, problems: string[], drawn: boolean): Choice {
  const fields = fieldsOf(input, place, problems, ['say', 'to', 'if', 'do', 'marks', 'gets']);
  return {
    text: drawn && fields.say === undefined ? '' : textOf(fields, 'say', place, problems),
    to: textOf(fields, 'to', place, problems),
    conditions: listOf(fields.if, place, problems, parseCondition),
    effects: listOf(fields.do, place, problems, parseEffect),
    ...consequences(fields, place, problems),
  };
}

function consequences(
  fields: Fields,
  place: string,
  problems: string[],
): { marks: Marks; achievements: string[] } {
  const wrong: string[] = [];
  const marks =
    fields.marks === undefined ? NO_MARKS : parseMarks(textOf(fields, 'marks', place, wrong), wrong);
  problems.push(...wrong.map((problem) => (problem.startsWith(place) ? problem : `${place} ${problem}`)));
  return { marks, achievements: listOf(fields.gets, place, problems, (part) => part) };
}

/** "trust >= 2" */
function parseCondition(part: string): Condition | null {
  const [, variable, test, value] = /^([a-z][a-z0-9-]*) (>=|<=|=|!=) (-?\d{1,4})$/.exec(part) ?? [];
  const known = CONDITION_TESTS.find((candidate) => candidate === test);
  return variable && known ? { variable, test: known, value: Number(value) } : null;
}

/** "trust +1", "trust -1", "trust = 3" */
function parseEffect(part: string): Effect | null {
  const [, variable, set, value] = /^([a-z][a-z0-9-]*) (= )?([+-]?\d{1,4})$/.exec(part) ?? [];
  if (!variable || (!set && !/^[+-]/.test(value as string))) return null;
  return { variable, change: set ? 'set' : 'add', value: Number(value) };
}

function listOf<T>(
  input: unknown,
  place: string,
  problems: string[],
  parse: (part: string) => T | null,
): T[] {
  if (input === undefined) return [];
  const parts = typeof input === 'string' ? input.split(',').map((part) => part.trim()) : [];
  if (parts.length === 0) problems.push(`${place} needs text here, parts between commas.`);
  return parts.flatMap((part) => {
    const parsed = part === '' ? null : parse(part);
    if (parsed === null) problems.push(`${place} cannot read "${part}".`);
    return parsed ?? [];
  });
}

function mapOf<T>(
  input: unknown,
  sort: string,
  problems: string[],
  parse: (entry: unknown, place: string, problems: string[]) => T,
): Map<string, T> {
  const fields = fieldsOf(input, `"${sort}"`, problems, null);
  return new Map(
    Object.entries(fields).map(([name, entry]) => {
      const place = `${sort}.${nameOf(name, sort, problems)}`;
      return [name, parse(entry, place, problems)];
    }),
  );
}

function fieldsOf(input: unknown, place: string, problems: string[], known: string[] | null): Fields {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    problems.push(`${place} must be an object.`);
    return {};
  }
  for (const name of Object.keys(input))
    if (known && !known.includes(name)) problems.push(`${place} has an unknown field "${name}".`);
  return input as Fields;
}

function textOf(fields: Fields, name: string, place: string, problems: string[]): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (typeof value === 'string' && value.trim() !== '' && value.length <= 2000 && isStorable(value))
    return value;
  problems.push(`${place} needs "${name}": text of at most 2000 characters.`);
  return '';
}

/** No database keeps the null character or half a pair of surrogates. */
function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function wholeOf(value: unknown, min: number, max: number, place: string, problems: string[]): number {
  if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max) return value as number;
  problems.push(`${place} must be a whole number from ${min} to ${max}.`);
  return min;
}

function nameOf(name: string, place: string, problems: string[]): string {
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(name))
    problems.push(`${place}: the name "${name}" must be small letters, digits and hyphens.`);
  return name;
}

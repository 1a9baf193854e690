import { VALUE_KEYS } from '@ethogram/core';
import { MOST_OPTIONS } from './game.js';
import { BREACH_KINDS, HARM_KINDS, PARTIES, POWER_KINDS } from './marks.js';
import { GAME_FORMAT } from './parse-game.js';

const name = '[a-z][a-z0-9-]{0,63}';
const either = (words: readonly string[]): string => `(${words.join('|')})`;
const list = (part: string): string => `^${part}( *, *${part})*$`;
const others = PARTIES.filter((party) => party !== 'self');
const mark = either([
  `[+-]${either(VALUE_KEYS)}`,
  `harm\\.${either(HARM_KINDS)}/${either(PARTIES)}!?`,
  `power\\.${either(POWER_KINDS)}/${either(others)}`,
  `breach\\.${either(BREACH_KINDS)}`,
]);

const text = { type: 'string', minLength: 1, maxLength: 2000 };
const pattern = (expression: string, description: string): object => ({
  type: 'string',
  pattern: expression,
  description,
});
const object = (required: readonly string[], properties: object): object => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
});
const named = (entry: object): object => ({
  type: 'object',
  propertyNames: { pattern: `^${name}$` },
  additionalProperties: entry,
});
const whole = (minimum: number, maximum: number): object => ({ type: 'integer', minimum, maximum });

const consequences = {
  marks: pattern(
    `^${mark}( +${mark})*$`,
    'Values attained (+) and constrained (-), harm.KIND/WHOM (! when severe), power.KIND/WHOM, breach.KIND.',
  ),
  gets: pattern(list(name), 'Achievements earned here.'),
};
const way = {
  say: text,
  to: pattern(`^${name}$`, 'The scene it leads to.'),
  if: pattern(list(`${name} (>=|<=|=|!=) -?\\d{1,4}`), 'Open only while all of these hold.'),
  do: pattern(list(`${name} (= )?[+-]?\\d{1,4}`), 'Changes of variables, kept between their bounds.'),
  ...consequences,
};
const ways = (required: readonly string[]): object => ({
  type: 'array',
  minItems: 1,
  maxItems: MOST_OPTIONS,
  items: object(required, way),
});

/** JSON Schema (2020-12) of a game file, for editors. What it cannot say, `parseGame` and `checkGame` check. */
export const GAME_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Ethogram choice game',
  ...object(
    [
      ...['format', 'key', 'title', 'summary', 'character', 'licence', 'start', 'maxSteps'],
      ...['variables', 'achievements', 'scenes'],
    ],
    {
      $schema: { type: 'string' },
      format: { const: GAME_FORMAT },
      key: pattern(`^${name}$`, 'Stays the same over versions.'),
      title: text,
      summary: text,
      character: { ...text, description: 'Completes "You are …".' },
      licence: text,
      author: { ...text, description: 'Who wrote it.' },
      start: pattern(`^${name}$`, 'The first scene.'),
      maxSteps: { ...whole(1, 1000), description: 'Scenes entered before a play is cut off.' },
      variables: named(
        object(['start', 'min', 'max'], {
          start: whole(-1000, 1000),
          min: whole(-1000, 1000),
          max: whole(-1000, 1000),
        }),
      ),
      achievements: named(object(['text', 'points'], { text, points: whole(1, 1000) })),
      scenes: named({
        ...object(['text'], {
          text,
          ...consequences,
          choices: { ...ways(['say', 'to']), description: 'The player chooses.' },
          chance: { ...ways(['to']), description: 'One is drawn, each equally likely.' },
        }),
        description: 'Without choices and chance it is an ending.',
      }),
    },
  ),
};

import { describe, expect, it } from '@jest/globals';
import { FORM_LIMITS, MOST_PROBLEMS } from './form-limits.js';
import { FORM_SCHEMA } from './form-schema.js';
import { FORM_PART_KINDS } from './form-definition.js';
import { parseExamples } from './guideline-examples.js';
import { parseFormDefinition } from './parse-form-definition.js';
import { FORM_PRESETS } from './presets/form-preset.js';

const OPTIONS = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
];
const CHOICE = { id: 'first', kind: 'choice', label: 'First?', required: true, options: OPTIONS };
const TEXT = { id: 'why', kind: 'text', label: 'Why?', required: false, maxLength: 100, lines: 'one' };

function problemsOf(...parts: readonly unknown[]): string {
  const parsed = parseFormDefinition({ version: 1, parts });
  return parsed.ok ? '' : parsed.problems.join(' ');
}

function nested(depth: number): object {
  return depth === 0 ? { part: 'first', equals: 'yes' } : { not: nested(depth - 1) };
}

describe('the presets', () => {
  it.each(FORM_PRESETS.map((preset) => [preset.key, preset] as const))('%s can be used', (_, preset) => {
    expect(parseFormDefinition(preset.definition)).toEqual({ ok: true, definition: preset.definition });
    expect(parseExamples(preset.examples)).toEqual({ ok: true, examples: preset.examples });
  });
});

describe('a form', () => {
  it.each<[string, readonly unknown[], RegExp]>([
    ['no parts', [], /list of 1 to 100/],
    ['too many parts', Array.from({ length: 101 }, (_, i) => ({ ...TEXT, id: `t${i}` })), /list of 1 to 100/],
    ['a part that is none', [null], /Part 1 must be an object/],
    ['an unknown kind', [{ ...CHOICE, kind: 'video' }], /Part 1 needs "kind"/],
    ['an id twice', [CHOICE, CHOICE], /Part 2 repeats the id "first"/],
    ['an id of every object', [{ ...CHOICE, id: 'constructor' }], /Part 1 needs "id"/],
    ['an id with a space', [{ ...CHOICE, id: 'a b' }], /Part 1 needs "id"/],
    ['one option', [{ ...CHOICE, options: OPTIONS.slice(1) }], /list of 2 to 200/],
    ['an option twice', [{ ...CHOICE, options: [...OPTIONS, ...OPTIONS] }], /repeats the id "yes"/],
    ['a label that is too long', [{ ...CHOICE, label: 'x'.repeat(1_001) }], /at most 1000 characters/],
    ['no label', [{ ...CHOICE, label: ' ' }], /needs "label"/],
    ['no word on whether it is required', [{ ...CHOICE, required: 'yes' }], /"required": true or false/],
    ['a field nobody knows', [{ ...CHOICE, colour: 'red' }], /"colour" is not a field of Part 1/],
    ['more at least than at most', [{ ...CHOICE, kind: 'choices', least: 2, most: 1 }], /more at least/],
    ['more at least than there is', [{ ...CHOICE, kind: 'choices', least: 3 }], /whole number from 0 to 2/],
    ['a scale of one', [{ ...TEXT, kind: 'likert', min: 1, labels: ['only'] }], /needs "labels"/],
    [
      'a slider that misses its end',
      [{ ...TEXT, kind: 'slider', min: 0, max: 10, step: 3, minLabel: '', maxLabel: '' }],
      /whole steps/,
    ],
    ['a condition on itself', [{ ...CHOICE, showIf: { part: 'first', equals: 'yes' } }], /comes before/],
    [
      'a condition on a later part',
      [{ ...TEXT, showIf: { part: 'first', equals: 'yes' } }, CHOICE],
      /comes before/,
    ],
    [
      'a condition on no option',
      [CHOICE, { ...TEXT, showIf: { part: 'first', equals: 'maybe' } }],
      /one of its options/,
    ],
    [
      'a condition that does not fit',
      [CHOICE, { ...TEXT, showIf: { part: 'first', atLeast: 1 } }],
      /one of its options/,
    ],
    [
      'two conditions in one',
      [CHOICE, { ...TEXT, showIf: { part: 'first', equals: 'yes', answered: true } }],
      /must say/,
    ],
    ['conditions without end', [CHOICE, { ...TEXT, showIf: nested(6) }], /inside each other/],
    ['an empty list of conditions', [CHOICE, { ...TEXT, showIf: { all: [] } }], /at least one condition/],
  ])('with %s is refused', (_, parts, problem) => {
    expect(problemsOf(...parts)).toMatch(problem);
  });

  it('may nest conditions as far as people can follow them', () => {
    expect(problemsOf(CHOICE, { ...TEXT, showIf: nested(4) })).toBe('');
  });

  it('is not fooled by what every object has', () => {
    const hostile: unknown = JSON.parse(
      `{"version":1,"parts":[{"__proto__":{"id":"a","required":true},"kind":"choice","label":"x"}]}`,
    );
    const parsed = parseFormDefinition(hostile);
    expect(parsed.ok ? '' : parsed.problems.join(' ')).toMatch(/needs "id".*"__proto__" is not a field/);
    expect(problemsOf({ ...CHOICE, id: '__proto__' })).toMatch(/needs "id"/);
    expect(problemsOf({ ...CHOICE, options: [{ id: 'toString', label: 'x' }, ...OPTIONS] })).toMatch(
      /needs "id"/,
    );
  });

  it.each([null, [], 'form', 7, { version: 2, parts: [TEXT] }, { parts: [TEXT] }])('is not %j', (input) => {
    expect(parseFormDefinition(input).ok).toBe(false);
  });

  it('tells as many problems as help, however many there are', () => {
    const parts = Array.from({ length: FORM_LIMITS.parts }, () => ({}));
    const parsed = parseFormDefinition({ version: 1, parts });
    expect(parsed.ok ? [] : parsed.problems).toHaveLength(MOST_PROBLEMS);
  });
});

it('the schema for editors knows every kind', () => {
  const kinds = FORM_SCHEMA.$defs.part.oneOf.map(
    (part) => (part as { properties: { kind: { const: string } } }).properties.kind.const,
  );
  expect(kinds).toEqual([...FORM_PART_KINDS]);
});

import { describe, expect, it } from '@jest/globals';
import { lineOf, offsetOfProblem } from './json-place.js';
import { type JsonNode, readJson } from './json-tree.js';

const TEXT = `{
  "version": 1,
  "parts": [
    { "id": "a", "label": "brackets ] } and \\"quotes\\"", "min": -1 },
    {
      "id": "b",
      "options": [
        { "id": "x", "label": "X" },
        { "id": "y y" }
      ],
      "showIf": { "part": "z" }
    }
  ]
}`;

function treeOf(text: string): JsonNode {
  const tree = readJson(text);
  if (!tree.ok) throw new Error(tree.problem);
  return tree.root;
}

describe('places in the JSON of a form', () => {
  it.each([
    ['Part 1 needs "min": a whole number from -100 to 100.', 4],
    ['Part 2 needs "kind": one of choice, text.', 5],
    ['Part 2, entry 2 of "options", needs "id": a letter.', 9],
    ['Part 2, entry 2 of "options", needs "label": text.', 9],
    ['Part 2, "showIf", must name a part that comes before this one in "part".', 11],
    ['Part 2 repeats the id "a".', 5],
    ['"options" is not a field of Part 2.', 7],
    ['Part 9 needs "id": a letter.', 3],
  ])('%s', (problem, line) => {
    expect(lineOf(TEXT, offsetOfProblem(treeOf(TEXT), problem) ?? 0)).toBe(line);
  });

  it('names none for the whole form', () => {
    expect(offsetOfProblem(treeOf(TEXT), 'The form must have the version 1.')).toBeNull();
  });
});

describe('reading JSON', () => {
  it('agrees with the browser on what is JSON', () => {
    const texts = [
      '{}',
      ' [1, -2.5e+3, "\\u00e9\\"", null, {"a": [[]]}] ',
      '',
      '{',
      '[,]',
      '[1,]',
      '{"a" 1}',
      '{a: 1}',
    ];
    const more = ['01', '"\n"', '"\\x"', '[1 2]', '{} {}', 'nul', '{"a": }', '"open', '[\u00a01]'];
    for (const text of [...texts, ...more]) {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        value = 'no JSON';
      }
      const tree = readJson(text);
      expect([text, tree.ok ? tree.value : 'no JSON']).toEqual([text, value]);
    }
  });

  it('says where a text stops being JSON', () => {
    expect(readJson('{\n "version": 1,\n "parts": [,]\n}')).toMatchObject({ ok: false, offset: 28 });
    expect(readJson('{"a": 1 "b": 2}')).toEqual({
      ok: false,
      offset: 8,
      problem: 'A comma or } is missing.',
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { sceneLayers } from './scene-layers.js';

const scene = (name: string, ...to: string[]) => ({ name, ways: to.map((next) => ({ to: next })) });

describe('the map of a game', () => {
  it('puts every scene once, in the column of its shortest way, and what nobody reaches last', () => {
    const placed = sceneLayers(
      [scene('a', 'b', 'c'), scene('b', 'd'), scene('c', 'd', 'a'), scene('d'), scene('attic', 'd')],
      'a',
    );
    const columns = Object.fromEntries(placed.map(({ name, column }) => [name, column]));
    expect(columns).toEqual({ a: 0, b: 1, c: 1, d: 2, attic: 3 });
    const places = placed.map(({ column, row }) => `${column}|${row}`);
    expect(new Set(places).size).toBe(5);
  });

  it('keeps scenes beside those they are reached from', () => {
    const placed = sceneLayers(
      [
        scene('s', 'x', 'y'),
        scene('x', 'under-x'),
        scene('y', 'under-y'),
        scene('under-y'),
        scene('under-x'),
      ],
      's',
    );
    const row = (name: string) => placed.find((found) => found.name === name)?.row ?? 0;
    expect(row('under-x')).toBeLessThan(row('under-y'));
  });
});

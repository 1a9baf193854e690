import { describe, expect, it } from '@jest/globals';
import { partingOf } from './parting.js';

const move = (scene: string, taken: string) => ({
  scene,
  passage: scene,
  chosen: 1,
  options: ['x', taken].map((text) => ({ text, probability: null, marks: [] })),
});

describe('where two plays part', () => {
  const base = [move('a', 'go'), move('b', 'stay')];

  it.each([
    ['the same way to the end', base, null],
    ['another choice', [move('a', 'go'), move('b', 'run')], 1],
    ['another scene, by chance', [move('a', 'go'), move('c', 'stay')], 1],
    ['an earlier end', [move('a', 'go')], 1],
    ['no decision at all', [], 0],
  ])('%s', (_, other, place) => {
    expect(partingOf(base, other)).toBe(place);
  });
});

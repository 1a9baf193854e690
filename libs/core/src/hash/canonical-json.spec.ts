import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it('sorts keys at every depth and keeps the order of arrays', () => {
    expect(canonicalJson({ b: [3, { z: 1, a: 2 }], a: 'x' })).toBe('{"a":"x","b":[3,{"a":2,"z":1}]}');
  });

  it('sorts keys by code unit, not by language', () => {
    expect(canonicalJson({ ä: 1, z: 2, Z: 3, 10: 4, 9: 5 })).toBe('{"10":4,"9":5,"Z":3,"z":2,"ä":1}');
  });

  it('leaves out properties that are undefined and keeps null', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
  });

  it('writes minus zero as zero', () => {
    expect(canonicalJson([-0, 1e21, 0.1])).toBe('[0,1e+21,0.1]');
  });

  it('says the same whatever order properties were set in', () => {
    const random = SeededRandom.from('canonical-json', 1);
    const entries = Array.from({ length: 20 }, (_, index) => [`key ${index}`, index] as const);
    const expected = canonicalJson(Object.fromEntries(entries));
    for (let round = 0; round < 20; round += 1) {
      expect(canonicalJson(Object.fromEntries(random.shuffle(entries)))).toBe(expected);
    }
  });

  it.each([
    ['NaN', { a: [Number.NaN] }, '$.a[0] is not a finite number.'],
    ['infinity', Number.POSITIVE_INFINITY, '$ is not a finite number.'],
    ['undefined in an array', [1, undefined], '$[1] is undefined, which JSON cannot hold.'],
    ['undefined alone', undefined, '$ is undefined, which JSON cannot hold.'],
    ['a bigint', { n: 1n }, '$.n is bigint, which JSON cannot hold.'],
    ['a function', { f: () => 1 }, '$.f is function, which JSON cannot hold.'],
    ['a date', { at: new Date(0) }, '$.at is a Date, not a plain object; convert it first.'],
    ['a map', new Map(), '$ is a Map, not a plain object; convert it first.'],
  ])('refuses %s and says where it is', (_name, value, message) => {
    expect(() => canonicalJson(value)).toThrow(new TypeError(message));
  });

  it('refuses a hole in an array', () => {
    const holed: unknown[] = [];
    holed[1] = 1;
    expect(() => canonicalJson(holed)).toThrow('$[0] is undefined');
  });
});

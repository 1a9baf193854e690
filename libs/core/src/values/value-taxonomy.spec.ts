import { describe, expect, it } from '@jest/globals';
import { isValueKey, VALUE_KEYS, VALUES } from './value-taxonomy.js';

describe('the value taxonomy', () => {
  it('lists 20 categories in the order of their keys', () => {
    expect(VALUES).toHaveLength(20);
    expect(VALUES.map((value) => value.key)).toEqual([...VALUE_KEYS]);
  });

  it('lists 54 different level-1 values', () => {
    const levelOne = VALUES.flatMap((value) => value.levelOneValues);
    expect(levelOne).toHaveLength(54);
    expect(new Set(levelOne).size).toBe(54);
  });

  it('places the three border categories in two groups and every other in one', () => {
    const inTwo = VALUES.filter((value) => value.groups.length === 2).map((value) => value.key);
    expect(inTwo).toEqual(['hedonism', 'face', 'humility']);
    expect(VALUES.filter((value) => value.groups.length === 1)).toHaveLength(17);
  });

  it('tells value keys from other texts', () => {
    expect(isValueKey('universalism-nature')).toBe(true);
    expect(isValueKey('Universalism: nature')).toBe(false);
    expect(isValueKey('toString')).toBe(false);
    expect(isValueKey(undefined)).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import { findValues } from './value-search.js';

const keysOf = (query: string): string[] => findValues(query).map(({ key }) => key);

describe('finding a value', () => {
  it('finds all twenty before anything is typed', () => {
    expect(keysOf('  ')).toHaveLength(20);
  });

  it('puts labels that begin with the word first', () => {
    expect(keysOf('power')).toEqual(['power-dominance', 'power-resources']);
    expect(keysOf('f')[0]).toBe('face');
  });

  it('knows what a value means, not only its name', () => {
    expect(keysOf('honest')).toEqual(['benevolence-caring']);
    expect(keysOf('wealth')).toEqual(['power-resources']);
  });

  it('wants every word', () => {
    expect(keysOf('univ nature')).toEqual(['universalism-nature']);
    expect(keysOf('univ money')).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { SplitName } from '@ethogram/core';
import { compareVersions, nextVersion } from './next-version.js';

const splits = (entries: Record<string, SplitName>): ReadonlyMap<string, SplitName> =>
  new Map(Object.entries(entries));
const first = { version: '1.2.3', state: { splits: splits({ a: 'train', b: 'test' }), judgments: 4 } };

describe('nextVersion', () => {
  it('starts at 1.0.0', () => {
    expect(nextVersion(undefined, first.state)).toBe('1.0.0');
  });

  it('is minor when rows were added and old ones stayed where they were', () => {
    expect(nextVersion(first, { splits: splits({ a: 'train', b: 'test', c: 'train' }), judgments: 6 })).toBe(
      '1.3.0',
    );
  });

  it('is minor when judgments were added to the same rows', () => {
    expect(nextVersion(first, { splits: first.state.splits, judgments: 5 })).toBe('1.3.0');
  });

  it('is major when an old row changed its split', () => {
    expect(nextVersion(first, { splits: splits({ a: 'train', b: 'train', c: 'test' }), judgments: 6 })).toBe(
      '2.0.0',
    );
  });

  it('is major when an old row is gone', () => {
    expect(nextVersion(first, { splits: splits({ a: 'train' }), judgments: 2 })).toBe('2.0.0');
  });

  it('is a patch when answers were only revised', () => {
    expect(nextVersion(first, first.state)).toBe('1.2.4');
  });
});

describe('compareVersions', () => {
  it('compares numbers, not text', () => {
    expect(['1.10.0', '1.9.9', '2.0.0', '1.9.10'].sort(compareVersions)).toEqual([
      '1.9.9',
      '1.9.10',
      '1.10.0',
      '2.0.0',
    ]);
    expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { SplitName } from '@ethogram/core';
import { ReleaseLeakError, refuseLeaks } from './check-leaks.js';
import type { PlacedCandidate } from './plan-splits.js';

function placed(key: string, split: SplitName, ...links: string[]): PlacedCandidate {
  const candidate = {
    key,
    scenarioId: null,
    itemId: null,
    links,
    groupName: null,
    strata: {},
    postedAt: null,
    judgmentCount: 1,
  };
  return { candidate, split, group: 'one group, whatever they share' };
}

function pairsOf(work: () => void): ReleaseLeakError['pairs'] {
  try {
    work();
  } catch (error) {
    if (error instanceof ReleaseLeakError) return error.pairs;
    throw error;
  }
  return [];
}

describe('refuseLeaks', () => {
  it('says nothing when everything shared is in one split', () => {
    expect(() =>
      refuseLeaks([placed('a', 'train', 'author:1'), placed('b', 'train', 'author:1')]),
    ).not.toThrow();
  });

  it('names the pairs that cross splits, although their group is the same', () => {
    const rows = [
      placed('a', 'train', 'author:1'),
      placed('b', 'test', 'author:1', 'thread:2'),
      placed('c', 'validation', 'thread:2'),
    ];
    expect(() => refuseLeaks(rows)).toThrow(
      'a (train) and b (test) share author:1; b (test) and c (validation) share thread:2',
    );
  });

  it('finds equal texts in different splits', () => {
    expect(() => refuseLeaks([placed('scenario:x', 'train'), placed('scenario:x', 'test')])).toThrow(
      'share text:scenario:x',
    );
  });

  it('lists 20 pairs, counts the rest and keeps them all', () => {
    const rows = Array.from({ length: 25 }, (_, index) =>
      placed(`k${String(index).padStart(2, '0')}`, index === 0 ? 'train' : 'test', 'thread:1'),
    );
    expect(() => refuseLeaks(rows)).toThrow('and 4 more');
    expect(pairsOf(() => refuseLeaks(rows))).toHaveLength(24);
  });

  it('finds what shares something with the test part of another release, outside of the test part alone', () => {
    const guarded = new Map([['author:1', 'Situations 1.0.0']]);
    const rows = [placed('a', 'train', 'author:1'), placed('b', 'train')];
    expect(pairsOf(() => refuseLeaks(rows, guarded))).toEqual([
      { key: 'a', split: 'train', share: 'author:1', release: 'Situations 1.0.0' },
    ]);
    expect(() => refuseLeaks([placed('a', 'test', 'author:1')], guarded)).not.toThrow();
  });
});

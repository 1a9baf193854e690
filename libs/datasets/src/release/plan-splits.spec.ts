import { describe, expect, it } from '@jest/globals';
import type { SplitName } from '@ethogram/core';
import { nameGroupsByKey, planSplits, refuseLeaks, type SplitCandidate } from './plan-splits.js';

const ratios = { train: 0.8, validation: 0.1, test: 0.1 };
const rowsOf = (count: number, perGroup = 1): SplitCandidate[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `row-${String(index).padStart(4, '0')}`,
    group: `group-${Math.floor(index / perGroup)}`,
    stratum: index % 2 ? 'YTA' : 'NTA',
  }));
const sizes = (splits: ReadonlyMap<string, SplitName>): number[] =>
  (['train', 'validation', 'test'] as const).map(
    (name) => [...splits.values()].filter((split) => split === name).length,
  );

describe('planSplits', () => {
  it('deals groups in the shares asked for', () => {
    expect(sizes(planSplits(rowsOf(200, 2), { ratios, seed: 1 }))).toEqual([160, 20, 20]);
  });

  it('keeps every old row in its split when rows are added, and still comes to the shares', () => {
    const before = planSplits(rowsOf(100), { ratios, seed: 1 });
    const after = planSplits(rowsOf(200), { ratios, seed: 1, pinned: before });
    for (const [key, split] of before) expect(after.get(key)).toBe(split);
    expect(sizes(after)).toEqual([160, 20, 20]);
  });

  it('puts a new row into the split of the old rows of its group', () => {
    const pinned = new Map<string, SplitName>([['a', 'test']]);
    const rows = [
      { key: 'a', group: 'g', stratum: '' },
      { key: 'b', group: 'g', stratum: '' },
    ];
    expect(planSplits(rows, { ratios, seed: 1, pinned }).get('b')).toBe('test');
  });

  it('moves rows out of test and never into it when a new row joins two groups', () => {
    const pinned = new Map<string, SplitName>([
      ['a', 'test'],
      ['b', 'train'],
    ]);
    const rows = ['a', 'b', 'c'].map((key) => ({ key, group: 'joined', stratum: '' }));
    expect([...planSplits(rows, { ratios, seed: 1, pinned }).values()]).toEqual(['train', 'train', 'train']);
  });

  it('fills a split that is missing rows before one that has enough', () => {
    const pinned = new Map<string, SplitName>(rowsOf(100).map(({ key }) => [key, 'train']));
    const after = planSplits(rowsOf(125), { ratios, seed: 1, pinned });
    expect(sizes(after)[0]).toBe(100);
  });
});

describe('nameGroupsByKey', () => {
  it('names a group by its smallest key, whatever upstream calls it', () => {
    const named = (group: string) =>
      nameGroupsByKey([
        { key: 'b', upstreamGroup: group },
        { key: 'a', upstreamGroup: group },
        { key: 'c', upstreamGroup: 'other' },
      ]);
    expect(named('random-1')).toEqual(named('random-2'));
    expect(named('random-1').get('b')).toBe('a');
  });
});

describe('refuseLeaks', () => {
  it('says nothing when every group is in one split', () => {
    expect(() =>
      refuseLeaks([
        { key: 'a', group: 'g', split: 'train' },
        { key: 'b', group: 'g', split: 'train' },
      ]),
    ).not.toThrow();
  });

  it('names the pairs that cross splits', () => {
    const rows = [
      { key: 'a', group: 'author-1', split: 'train' },
      { key: 'b', group: 'author-1', split: 'test' },
      { key: 'c', group: 'author-1', split: 'train' },
    ] as const;
    expect(() => refuseLeaks(rows)).toThrow('a (train) and b (test) share author-1');
  });

  it('lists 20 pairs and counts the rest', () => {
    const rows = Array.from({ length: 25 }, (_, index) => ({
      key: `k${String(index).padStart(2, '0')}`,
      group: 'g',
      split: index === 0 ? ('train' as const) : ('test' as const),
    }));
    expect(() => refuseLeaks(rows)).toThrow('and 4 more');
  });
});

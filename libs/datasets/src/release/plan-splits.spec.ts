import { describe, expect, it } from '@jest/globals';
import type { SplitName } from '@ethogram/core';
import { type PlacedCandidate, planSplits, type SplitPlanOptions } from './plan-splits.js';
import type { Candidate } from './release-candidate.js';

const asked: SplitPlanOptions = {
  ratios: { train: 0.8, validation: 0.1, test: 0.1 },
  seed: 1,
  stratum: 'verdict',
  pinned: new Map(),
  guarded: new Set(),
};

function candidate(key: string, changes: Partial<Candidate> = {}): Candidate {
  return {
    key,
    scenarioId: key,
    itemId: null,
    links: [],
    groupName: null,
    strata: { verdict: 'NTA' },
    postedAt: null,
    judgmentCount: 1,
    ...changes,
  };
}

const candidates = (count: number, perAuthor = 1): Candidate[] =>
  Array.from({ length: count }, (_, index) =>
    candidate(`row-${String(index).padStart(4, '0')}`, {
      links: [`author:${Math.floor(index / perAuthor)}`],
      strata: { verdict: index % 2 ? 'YTA' : 'NTA' },
    }),
  );
const splitsOf = (rows: readonly PlacedCandidate[]): Map<string, SplitName> =>
  new Map(rows.map(({ candidate: { key }, split }) => [key, split]));
const sizes = (rows: readonly PlacedCandidate[]): number[] =>
  (['train', 'validation', 'test'] as const).map((name) => rows.filter(({ split }) => split === name).length);

describe('planSplits', () => {
  it('deals groups in the shares asked for', () => {
    expect(sizes(planSplits(candidates(200, 2), asked).rows)).toEqual([160, 20, 20]);
  });

  it('does not depend on the order the rows come in', () => {
    const rows = candidates(100, 3);
    const plain = ({ rows: placed }: { rows: readonly PlacedCandidate[] }) =>
      placed.map(({ candidate: { key }, split, group }) => [key, split, group]);
    expect(plain(planSplits(rows.toReversed(), asked))).toEqual(plain(planSplits(rows, asked)));
  });

  it('joins rows that share anything, directly or through others, and names the group by its smallest key', () => {
    const rows = [
      candidate('c', { links: ['author:x'] }),
      candidate('b', { links: ['author:x', 'thread:t'] }),
      candidate('a', { links: ['thread:t'] }),
    ];
    const { rows: placed } = planSplits(rows, asked);
    expect(placed.map(({ group }) => group)).toEqual(['a', 'a', 'a']);
    expect(new Set(placed.map(({ split }) => split)).size).toBe(1);
  });

  it('keeps scenarios of one text together, whatever upstream says of them', () => {
    const rows = Array.from({ length: 40 }, (_, index) => candidate(`text-${index % 20}`));
    const placed = planSplits(rows, asked).rows;
    for (const same of Map.groupBy(placed, (row) => row.candidate.key).values())
      expect(new Set(same.map(({ split }) => split)).size).toBe(1);
  });

  it('keeps every old row in its split when rows are added, and still comes to the shares', () => {
    const before = splitsOf(planSplits(candidates(100), asked).rows);
    const after = planSplits(candidates(200), { ...asked, pinned: before }).rows;
    for (const [key, split] of before) expect(splitsOf(after).get(key)).toBe(split);
    expect(sizes(after)).toEqual([160, 20, 20]);
  });

  it('moves rows out of test and never into it when a new row joins two groups', () => {
    const pinned = new Map<string, SplitName>([
      ['a', 'test'],
      ['b', 'train'],
    ]);
    const rows = ['a', 'b', 'c'].map((key) => candidate(key, { links: ['author:x'] }));
    expect(sizes(planSplits(rows, { ...asked, pinned }).rows)).toEqual([3, 0, 0]);
  });

  it('fills a split that is missing rows before one that has enough', () => {
    const pinned = new Map(candidates(100).map(({ key }) => [key, 'train' as const]));
    expect(sizes(planSplits(candidates(125), { ...asked, pinned }).rows)[0]).toBe(100);
  });

  it('comes to fixed sizes, and refuses those that leave nothing to train on', () => {
    const sized = (validation: number, test: number) => ({ ...asked, sizes: { validation, test } });
    expect(sizes(planSplits(candidates(200), sized(30, 50)).rows)).toEqual([120, 30, 50]);
    expect(() => planSplits(candidates(80), sized(30, 50))).toThrow('leave nothing to train on');
  });
});

describe('a cut in time', () => {
  const timeCut = { validationFrom: '2026-02-01', testFrom: '2026-03-01' };
  const posted = (key: string, day: string, ...links: string[]): Candidate =>
    candidate(key, { postedAt: Date.parse(day), links });

  it('puts the newest posts into test, and groups where their newest post goes', () => {
    const rows = [
      posted('old', '2026-01-31'),
      posted('middle', '2026-02-01'),
      posted('new', '2026-03-01'),
      posted('old of a busy author', '2026-01-01', 'author:x'),
      posted('new of a busy author', '2026-03-02', 'author:x'),
    ];
    expect(Object.fromEntries(splitsOf(planSplits(rows, { ...asked, timeCut }).rows))).toEqual({
      old: 'train',
      middle: 'validation',
      new: 'test',
      'old of a busy author': 'test',
      'new of a busy author': 'test',
    });
  });

  it('leaves out what has no date, and counts it', () => {
    const plan = planSplits([posted('old', '2026-01-01'), candidate('undated')], { ...asked, timeCut });
    expect(plan.rows.map((row) => row.candidate.key)).toEqual(['old']);
    expect(plan.leftOut.undated).toBe(1);
  });
});

describe('a locked test part', () => {
  const guarded = new Set(['author:x']);
  const rows = [
    candidate('a', { links: ['author:x'] }),
    candidate('b', { links: ['author:x'] }),
    ...candidates(20),
  ];

  it('takes in whatever shares something with it', () => {
    const placed = splitsOf(planSplits(rows, { ...asked, guarded }).rows);
    expect([placed.get('a'), placed.get('b')]).toEqual(['test', 'test']);
  });

  it('does not take in rows of earlier training: they stay there to be found, or are left out and counted', () => {
    const pinned = new Map([['a', 'train' as const]]);
    const kept = splitsOf(planSplits(rows, { ...asked, guarded, pinned }).rows);
    expect([kept.get('a'), kept.get('b')]).toEqual(['train', 'train']);
    const plan = planSplits(rows, { ...asked, guarded, pinned, leakRule: 'LEAVE_OUT' });
    expect([splitsOf(plan.rows).get('a'), splitsOf(plan.rows).get('b')]).toEqual([undefined, 'test']);
    expect(plan.leftOut.wouldLeak).toBe(1);
  });
});

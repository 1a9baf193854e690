import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import type { SplitName, SplitRow } from './assign-splits.js';
import { assignSplits } from './assign-splits.js';
import { findLeaks, type LinkedRow } from './find-leaks.js';
import { joinGroups } from './join-groups.js';

const RATIOS = { train: 0.8, validation: 0.1, test: 0.1 };

function randomRows(seed: number, count: number, largestGroup: number): SplitRow[] {
  const random = SeededRandom.from('rows', seed);
  const rows: SplitRow[] = [];
  for (let group = 0; rows.length < count; group += 1) {
    const size = Math.min(1 + random.integer(largestGroup), count - rows.length);
    const stratum = random.pick(['YTA', 'NTA', 'NTA', 'NTA', 'ESH']);
    for (let member = 0; member < size; member += 1) {
      rows.push({ key: `${group}/${member}`, group: `group ${group}`, stratum });
    }
  }
  return rows;
}

function countOf(rows: readonly SplitRow[], splits: ReadonlyMap<string, SplitName>, name: SplitName): number {
  return rows.filter((row) => splits.get(row.key) === name).length;
}

describe('assigning splits', () => {
  it('does not depend on the order of the rows', () => {
    const rows = randomRows(1, 400, 6);
    const expected = [...assignSplits(rows, { ratios: RATIOS, seed: 3 })].sort();
    for (let round = 0; round < 10; round += 1) {
      const shuffled = SeededRandom.from('order', round).shuffle(rows);
      expect([...assignSplits(shuffled, { ratios: RATIOS, seed: 3 })].sort()).toEqual(expected);
    }
  });

  it('depends on the seed', () => {
    const rows = randomRows(2, 200, 1);
    const first = assignSplits(rows, { ratios: RATIOS, seed: 1 });
    const second = assignSplits(rows, { ratios: RATIOS, seed: 2 });
    expect([...first]).not.toEqual([...second]);
  });

  it.each([1, 2, 3, 4, 5])('keeps groups whole and sizes within the largest group (rows %d)', (seed) => {
    const rows = randomRows(seed, 500, 8);
    const splits = assignSplits(rows, { ratios: RATIOS, seed });
    const assigned = rows.map(({ key, group }) => ({
      key,
      links: [group],
      split: splits.get(key) as SplitName,
    }));
    expect(findLeaks(assigned)).toEqual([]);
    expect(Math.abs(countOf(rows, splits, 'train') - 400)).toBeLessThanOrEqual(8);
    expect(Math.abs(countOf(rows, splits, 'validation') - 50)).toBeLessThanOrEqual(8);
    expect(Math.abs(countOf(rows, splits, 'test') - 50)).toBeLessThanOrEqual(8);
  });

  it('spreads every stratum in proportion', () => {
    const rows = randomRows(6, 1_000, 1);
    const splits = assignSplits(rows, { ratios: RATIOS, seed: 0 });
    for (const stratum of ['YTA', 'NTA', 'ESH']) {
      const members = rows.filter((row) => row.stratum === stratum);
      expect(Math.abs(countOf(members, splits, 'test') - members.length * 0.1)).toBeLessThanOrEqual(1.5);
      expect(Math.abs(countOf(members, splits, 'train') - members.length * 0.8)).toBeLessThanOrEqual(1.5);
    }
  });

  it('draws singles at random rather than by name', () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => ({
      key: `${index}`,
      group: `${1_000 + index}`,
    }));
    const splits = assignSplits(rows, { ratios: { train: 0.5, validation: 0, test: 0.5 }, seed: 'x' });
    const inFirstHalf = countOf(rows.slice(0, 500), splits, 'train');
    expect(countOf(rows, splits, 'train')).toBe(500);
    expect(inFirstHalf).toBeGreaterThan(210);
    expect(inFirstHalf).toBeLessThan(290);
  });

  it.each([
    ['train', { train: 0, validation: 0.5, test: 0.5 }],
    ['validation', { train: 0.9, validation: 0, test: 0.1 }],
    ['test', { train: 0.7, validation: 0.3, test: 0 }],
  ] as const)('gives nothing to %s when it has no share', (name, ratios) => {
    for (let seed = 0; seed < 10; seed += 1) {
      const rows = randomRows(seed, 97, 30);
      expect(countOf(rows, assignSplits(rows, { ratios, seed }), name)).toBe(0);
    }
  });

  it('keeps the sizes when every stratum is too small to be split in proportion', () => {
    // Sixty strata of three rows: by strata alone each would go to train whole.
    const rows = Array.from({ length: 180 }, (_, index) => ({
      key: `${index}`,
      group: `${index}`,
      stratum: `${index % 60}`,
    }));
    const splits = assignSplits(rows, { ratios: RATIOS, seed: 1 });
    expect(Math.abs(countOf(rows, splits, 'test') - 18)).toBeLessThanOrEqual(2);
    expect(Math.abs(countOf(rows, splits, 'validation') - 18)).toBeLessThanOrEqual(2);
  });

  it('places large groups first, so that single rows can even out what they leave', () => {
    const single = Array.from({ length: 50 }, (_, index) => ({ key: `s${index}`, group: `s${index}` }));
    const large = Array.from({ length: 50 }, (_, index) => ({ key: `l${index}`, group: 'large' }));
    for (let seed = 0; seed < 20; seed += 1) {
      const rows = [...single, ...large];
      const splits = assignSplits(rows, { ratios: { train: 0.5, validation: 0, test: 0.5 }, seed });
      expect(countOf(rows, splits, 'train')).toBe(50);
    }
  });

  it('assigns nothing when there is nothing', () => {
    expect(assignSplits([], { ratios: RATIOS, seed: 1 }).size).toBe(0);
  });

  it('refuses shares that do not add up and keys given twice', () => {
    const row = { key: 'a', group: 'g' };
    expect(() => assignSplits([row], { ratios: { train: 0.8, validation: 0.1, test: 0 }, seed: 1 })).toThrow(
      'add up to 1',
    );
    expect(() => assignSplits([row], { ratios: { train: 1.1, validation: -0.1, test: 0 }, seed: 1 })).toThrow(
      'negative',
    );
    expect(() => assignSplits([row, { key: 'a', group: 'h' }], { ratios: RATIOS, seed: 1 })).toThrow(
      '"a" is given twice',
    );
  });
});

describe('finding leaks', () => {
  const row = (key: string, split: SplitName, ...links: string[]): LinkedRow => ({ key, links, split });

  it('names both rows, their splits and what they share', () => {
    const rows = [
      row('c', 'test', 'author:ann', 'thread:1'),
      row('a', 'train', 'author:ann'),
      row('b', 'train', 'author:bob'),
    ];
    expect(findLeaks(rows)).toEqual([
      { first: 'a', firstSplit: 'train', second: 'c', secondSplit: 'test', share: 'author:ann' },
    ]);
    expect(findLeaks(rows.toReversed())).toEqual(findLeaks(rows));
  });

  it('is empty where what is shared stays in one split', () => {
    expect(
      findLeaks([row('a', 'test', 'thread:1'), row('b', 'test', 'thread:1'), row('c', 'train')]),
    ).toEqual([]);
  });
});

describe('joining groups', () => {
  it('joins rows that are linked through others', () => {
    const joined = joinGroups([
      { key: 'p1', groups: ['author:ann', 'thread:1'] },
      { key: 'p2', groups: ['author:bob', 'thread:1'] },
      { key: 'p3', groups: ['author:bob'] },
      { key: 'p4', groups: ['author:cy'] },
      { key: 'p5', groups: [] },
    ]);
    expect(Object.fromEntries(joined)).toEqual({ p1: 'p1', p2: 'p1', p3: 'p1', p4: 'p4', p5: 'p5' });
  });

  it('does not mistake a key for a group of the same name', () => {
    const joined = joinGroups([
      { key: 'x', groups: ['y'] },
      { key: 'y', groups: ['z'] },
    ]);
    expect(joined.get('x')).not.toBe(joined.get('y'));
  });

  it('does not depend on the order of rows and groups', () => {
    const random = SeededRandom.from('join');
    const rows = Array.from({ length: 120 }, (_, index) => ({
      key: `k${index}`,
      groups: [`a${random.integer(100)}`, `b${random.integer(100)}`],
    }));
    const expected = [...joinGroups(rows)].sort();
    for (let round = 0; round < 5; round += 1) {
      const shuffled = random.shuffle(rows).map((row) => ({ ...row, groups: random.shuffle(row.groups) }));
      expect([...joinGroups(shuffled)].sort()).toEqual(expected);
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { voteOnSpans } from './span-vote.js';

const A = { worker: 'a', start: 0, end: 5 };
const B = { worker: 'b', start: 3, end: 8 };

describe('a vote on spans', () => {
  it('keeps what enough readers marked, with the support computed by hand', () => {
    expect(voteOnSpans([A, B], 3)).toEqual([{ start: 3, end: 5, leastSupport: 2 / 3, meanSupport: 2 / 3 }]);
    // A third is enough: three code points with one vote of three, two with two, three with one: 10 of 24.
    const [run, ...others] = voteOnSpans([A, B], 3, { threshold: 1 / 3 });
    expect(others).toEqual([]);
    expect(run).toMatchObject({ start: 0, end: 8, leastSupport: 1 / 3 });
    expect(run?.meanSupport).toBeCloseTo(10 / 24, 12);
  });

  it('counts those who marked nothing as against', () => {
    expect(voteOnSpans([A], 1)).toHaveLength(1);
    expect(voteOnSpans([A], 3)).toEqual([]);
    expect(voteOnSpans([], 3)).toEqual([]);
  });

  it('counts nobody twice, and joins what touches', () => {
    const twice = [A, { worker: 'a', start: 2, end: 6 }, { worker: 'a', start: 6, end: 7 }];
    expect(voteOnSpans(twice, 2, { threshold: 0.6 })).toEqual([]);
    expect(voteOnSpans(twice, 1)).toEqual([{ start: 0, end: 7, leastSupport: 1, meanSupport: 1 }]);
  });

  it('makes two runs of two places', () => {
    const apart = [A, { worker: 'b', start: 7, end: 9 }];
    expect(voteOnSpans(apart, 2).map(({ start, end }) => [start, end])).toEqual([
      [0, 5],
      [7, 9],
    ]);
  });

  it('takes three of five as 60 %', () => {
    const three = ['a', 'b', 'c'].map((worker) => ({ worker, start: 0, end: 1 }));
    expect(voteOnSpans(three, 5, { threshold: 0.6 })).toHaveLength(1);
  });

  it('refuses what cannot be', () => {
    expect(() => voteOnSpans([{ worker: 'a', start: 2, end: 2 }], 2)).toThrow('[2, 2) is no span');
    expect(() => voteOnSpans([A, B], 1)).toThrow('only 1 are said to have read it');
    expect(() => voteOnSpans([A], 2, { threshold: 0 })).toThrow('above 0');
  });
});

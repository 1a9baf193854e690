import { describe, expect, it } from '@jest/globals';
import { type BenchmarkNumber, compareBenchmarks } from './compare-benchmarks.js';

const number = (given: Partial<BenchmarkNumber>): BenchmarkNumber => ({
  ...{ task: 'arc', isGroup: false, metric: 'acc', filter: 'none', value: 0.5, stderr: 0.03, n: 100 },
  ...{ shots: 0, taskVersion: '1', higherIsBetter: true },
  ...given,
});

describe('benchmarks side by side', () => {
  it('have a difference with the interval of independent means', () => {
    // √(0.03² + 0.04²) = 0.05: 0.1 ± 0.098.
    const [row] = compareBenchmarks([number({})], [number({ value: 0.6, stderr: 0.04 })]);
    expect(row).toMatchObject({ difference: expect.closeTo(0.1, 12), reason: null });
    expect(row?.low).toBeCloseTo(0.1 - 0.0979982, 8);
    expect(row?.high).toBeCloseTo(0.1 + 0.0979982, 8);
  });

  it('are compared by task, metric and filter, and what is missing is said', () => {
    const rows = compareBenchmarks(
      [number({}), number({ filter: 'strict' })],
      [number({ value: 0.4 }), number({ task: 'boolq' })],
    );
    expect(rows.map(({ task, filter, reason }) => [task, filter, reason])).toEqual([
      ['arc', 'none', null],
      ['arc', 'strict', 'Only the base model was measured.'],
      ['boolq', 'none', 'Only the tuned model was measured.'],
    ]);
  });

  it.each([
    [{ taskVersion: '2' }, 'versions'],
    [{ shots: 5 }, 'worked examples'],
    [{ n: 40 }, 'numbers of questions'],
  ])('are not compared where %j differs', (other, reason) => {
    const [row] = compareBenchmarks([number({})], [number(other)]);
    expect(row).toMatchObject({ difference: null, low: null, reason: expect.stringContaining(reason) });
  });

  it('have a difference without an interval where a standard error is missing', () => {
    const [row] = compareBenchmarks([number({})], [number({ stderr: null })]);
    expect(row).toMatchObject({ difference: 0, low: null, reason: 'The file has no standard error.' });
  });
});

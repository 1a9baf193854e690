import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BenchmarkService } from '@ethogram/evaluation';
import { createTestApplication, type TestApplication } from '@ethogram/testing';

let app: TestApplication;
let benchmarks: BenchmarkService;

beforeAll(async () => {
  app = await createTestApplication();
  benchmarks = app.module.get(BenchmarkService);
});
afterAll(() => app.close());

const fileOf = (acc: number, date: number, more: object = {}): string =>
  JSON.stringify({
    results: { arc_easy: { 'acc,none': acc, 'acc_stderr,none': 0.03 }, ...more },
    'n-samples': { arc_easy: { original: 200, effective: 200 } },
    config: { model_args: 'pretrained=org/base' },
    date,
  });

describe('benchmarks of another tool', () => {
  it('are stored once, however often and by however many the file is brought', async () => {
    const file = { name: 'results_a.json', text: fileOf(0.5, 1_700_000_000), model: 'base' };
    const tries = await Promise.all([1, 2, 3, 4].map(() => benchmarks.import(null, file)));
    expect(tries.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(tries.map(({ stored }) => stored.id)).size).toBe(1);
    expect(await benchmarks.resultsOf(tries[0]?.stored.id ?? '')).toMatchObject([
      { task: 'arc_easy', metric: 'acc', filter: 'none', value: 0.5, stderr: 0.03, n: 200 },
    ]);
    expect((await benchmarks.list()).total).toBe(1);
  });

  it('are not taken for two models', async () => {
    const file = { name: 'results_a.json', text: fileOf(0.5, 1_700_000_000), model: 'other' };
    await expect(benchmarks.import(null, file)).rejects.toThrow('for the model base');
  });

  it('take the name from the file where none is given', async () => {
    const { stored } = await benchmarks.import(null, { name: 'b.json', text: fileOf(0.6, 1_700_000_001) });
    expect(stored).toMatchObject({ model: 'org/base', adapterId: null });
  });

  it('compare the newest numbers of two models, and report them', async () => {
    const later = fileOf(0.55, 1_800_000_000, { boolq: { 'acc,none': 0.7, 'acc_stderr,none': 'N/A' } });
    await benchmarks.import(null, { name: 'c.json', text: later, model: 'base' });
    const rows = await benchmarks.compare('base', 'org/base');
    expect(rows).toMatchObject([
      { task: 'arc_easy', base: { value: 0.55 }, tuned: { value: 0.6 }, reason: null },
      { task: 'boolq', tuned: null, reason: 'Only the base model was measured.' },
    ]);
    expect(rows[0]?.difference).toBeCloseTo(0.05, 12);
    expect((await benchmarks.reported('base', 'org/base'))[0]).toMatchObject({
      task: 'arc_easy',
      metric: 'acc',
      base: { value: 0.55, stderr: 0.03, n: 200 },
      tuned: { value: 0.6, stderr: 0.03, n: 200 },
      difference: expect.closeTo(0.05, 12),
      reason: null,
    });
    expect(await benchmarks.subjects()).toMatchObject([
      { model: 'base', results: 2 },
      { model: 'org/base', results: 1 },
    ]);
  });

  it('are refused where there are none', async () => {
    const file = { name: 'x.json', text: '{"results": {}}', model: 'base' };
    await expect(benchmarks.import(null, file)).rejects.toThrow('No task in the file has a number.');
    await expect(benchmarks.compare('nobody', 'no one')).rejects.toThrow('There are no benchmarks');
    expect((await benchmarks.list()).total).toBe(3);
  });
});

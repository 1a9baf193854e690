import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listOwnSuites, loadOwnSuite } from './load-own-suite.js';
import { OwnSuiteError } from './own-suite.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/tea-or-coffee', import.meta.url));

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'own-suites-'));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

/** The example with some files of other content; null takes the file away. */
async function changed(files: Record<string, string | null>, name = 'mine'): Promise<string> {
  const folder = join(home, name);
  await cp(EXAMPLE, folder, { recursive: true });
  for (const [file, text] of Object.entries(files))
    await (text === null ? rm(join(folder, file)) : writeFile(join(folder, file), text));
  return folder;
}

describe('the example suite', () => {
  it('plans, reads, scores and sums up', async () => {
    const suite = await loadOwnSuite(EXAMPLE);
    expect(suite).toMatchObject({ key: 'tea-or-coffee', title: 'Tea or coffee' });
    const plan = suite.plan();
    expect(plan).toHaveLength(12);
    const [choice, open] = plan;
    if (!choice || !open) throw new Error('There is no plan.');
    expect(choice).toMatchObject({
      labels: ['A', 'B'],
      cluster: 'occasion-0',
      meta: { kind: 'own', reading: 'labels', data: { tea: 'A' } },
    });
    expect(open.meta.reading).toBe('text');
    expect(suite.score(choice, { label: 'A', probabilities: { A: 0.7, B: 0.3 }, mass: 1 })).toBe(0.7);
    expect(suite.parse('Both tea and coffee.', open)).toBeNull();
    const answer = suite.parse('A cup of tea, please.', open);
    expect(suite.score(open, answer)).toBe(1);
    const scored = [choice, open].map(({ key, value, cluster, meta }, place) => ({
      ...{ key, value, cluster, data: meta.data, score: [0.7, 1][place] ?? 0 },
    }));
    expect(suite.metrics(scored)).toEqual([
      { name: 'leaning to tea, asked with letters', value: 0.7, low: null, high: null, n: 1, reason: null },
      { name: 'share of tea, asked openly', value: 1, low: null, high: null, n: 1, reason: null },
    ]);
    expect(suite.metrics([])[0]).toMatchObject({ value: null, reason: 'No sample was answered.' });
  });

  it('has the version of its files, wherever it lies', async () => {
    const here = await loadOwnSuite(EXAMPLE);
    expect((await loadOwnSuite(await changed({}))).version).toBe(here.version);
    const other = await changed({ 'README.md': '# Another' }, 'other');
    expect((await loadOwnSuite(other)).version).not.toBe(here.version);
  });
});

describe('a suite that cannot be used', () => {
  it.each([
    [{ 'parser.mjs': null, 'README.md': null }, 'There is no parser.mjs. There is no README.md.'],
    [{ 'scorer.mjs': '' }, 'scorer.mjs is empty.'],
    [{ 'scorer.mjs': 'export const score = 1;' }, 'scorer.mjs exports no function called "score".'],
    [{ 'metrics.mjs': 'export function metrics( {' }, 'metrics.mjs cannot be loaded: '],
    [{ 'parser.mjs': 'throw new Error("no way");' }, 'parser.mjs cannot be loaded: no way'],
    [{ 'prompt.mjs': 'export const plan = () => [];' }, 'exports no text called "title"'],
    [{ 'prompt.mjs': 'export const title = "T"; export const plan = () => [];' }, 'a list of 1 to 100000'],
    [
      { 'prompt.mjs': 'export const title = "T"; export async function plan() { return []; }' },
      'asynchronous',
    ],
    [
      { 'prompt.mjs': 'export const title = "T"; export const plan = () => { throw new Error("oh"); };' },
      'oh',
    ],
    [{ 'prompt.mjs': samples('{ key: "a" }') }, 'Sample 1 of plan() has no text "prompt"'],
    [{ 'prompt.mjs': samples('{ key: "a", prompt: "p" }, { key: "a", prompt: "p" }') }, 'the key "a"'],
    [{ 'prompt.mjs': samples('{ key: "a", prompt: "p", labels: ["A"] }') }, 'not 2 to 26 different'],
    [{ 'prompt.mjs': samples('{ key: "a", prompt: "p", value: "joy" }') }, 'none of the 20: "joy"'],
    [{ 'prompt.mjs': samples('{ key: "a", prompt: "p", data: { n: 1n } }') }, 'that JSON cannot hold'],
    [{ 'prompt.mjs': samples('null') }, 'Sample 1 of plan() is no object'],
  ])('says what is wrong: %#', async (files, problem) => {
    const loading = loadOwnSuite(await changed(files as Record<string, string | null>));
    await expect(loading).rejects.toThrow(OwnSuiteError);
    await expect(loading).rejects.toThrow(problem);
  });

  it('is told by its name, and by what it returns later', async () => {
    await expect(loadOwnSuite(await changed({}, 'My Suite'))).rejects.toThrow('small letters');
    const suite = await loadOwnSuite(
      await changed({
        'scorer.mjs': 'export const score = () => NaN;',
        'metrics.mjs': 'export const metrics = () => [{ name: "m", value: 1, low: 2, high: 1 }];',
      }),
    );
    const [sample] = suite.plan();
    if (!sample) throw new Error('There is no plan.');
    expect(() => suite.score(sample, null)).toThrow('no finite number for "choice-0"');
    expect(() => suite.metrics([])).toThrow('Metric 1 ("m") has an interval');
  });

  it('does not hide the others of a folder', async () => {
    await changed({}, 'good');
    await changed({ 'parser.mjs': null }, 'poor');
    const found = await listOwnSuites(home);
    expect(found.map(({ name, suite, error }) => [name, suite?.title ?? null, error === null])).toEqual([
      ['good', 'Tea or coffee', true],
      ['poor', null, false],
    ]);
  });
});

function samples(list: string): string {
  return `export const title = 'T'; export const plan = () => [${list}];`;
}

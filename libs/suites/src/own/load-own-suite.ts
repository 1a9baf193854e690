import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contentHash } from '@ethogram/core';
import type { OwnSamplePlan } from '../sample-plan.js';
import { checkedMetrics, checkedPlan } from './check-own-suite.js';
import { OWN_SUITE_FILES, type OwnScored, type OwnSuite, OwnSuiteError } from './own-suite.js';

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const FUNCTIONS = {
  'prompt.mjs': 'plan',
  'parser.mjs': 'parse',
  'scorer.mjs': 'score',
  'metrics.mjs': 'metrics',
};
const LARGEST_FILE = 1_000_000;

/**
 * Reads a suite of five files and runs its code: only from folders whoever runs the platform trusts. What the modules import
 * beside these files is not part of the version, so a suite should be whole in them.
 * @throws OwnSuiteError that names each part that is missing or of another shape.
 */
export async function loadOwnSuite(folder: string): Promise<OwnSuite> {
  const key = basename(folder);
  if (!NAME.test(key))
    throw new OwnSuiteError(folder, [
      'Its folder needs a name of small letters, digits and single hyphens, such as "my-suite".',
    ]);
  const texts = await readParts(folder);
  const version = contentHash(texts);
  const modules = await importParts(folder, version);
  const title = modules.title;
  if (typeof title !== 'string' || title.trim() === '')
    throw new OwnSuiteError(folder, ['prompt.mjs exports no text called "title".']);
  const call = (name: string, ...given: unknown[]): unknown => called(folder, name, modules[name], given);
  const suite: OwnSuite = {
    key,
    title: title.trim(),
    version,
    readme: texts['README.md'] ?? '',
    plan: () => checkedPlan(folder, call('plan')),
    parse: (text, sample) => call('parse', text, forModules(sample)) ?? null,
    score: (sample, answer) => {
      const score = call('score', forModules(sample), answer);
      if (typeof score === 'number' && Number.isFinite(score)) return score;
      throw new OwnSuiteError(folder, [`score() returned no finite number for "${sample.key}".`]);
    },
    metrics: (scored: readonly OwnScored[]) =>
      checkedMetrics(folder, call('metrics', structuredClone(scored)), scored.length),
  };
  suite.plan();
  return suite;
}

/** The suites of a folder of folders, by name. What cannot be read is an error beside the others, never left out. */
export async function listOwnSuites(
  folder: string,
): Promise<{ name: string; suite: OwnSuite | null; error: string | null }[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.toSorted().map(async (name) => {
      try {
        return { name, suite: await loadOwnSuite(join(folder, name)), error: null };
      } catch (error) {
        if (error instanceof OwnSuiteError) return { name, suite: null, error: error.message };
        throw error;
      }
    }),
  );
}

async function readParts(folder: string): Promise<Record<string, string>> {
  const problems: string[] = [];
  const texts: Record<string, string> = {};
  for (const name of OWN_SUITE_FILES) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (!found?.isFile()) problems.push(`There is no ${name}.`);
    else if (found.size === 0) problems.push(`${name} is empty.`);
    else if (found.size > LARGEST_FILE) problems.push(`${name} is larger than a megabyte.`);
    else texts[name] = await readFile(join(folder, name), 'utf8');
  }
  if (problems.length > 0) throw new OwnSuiteError(folder, problems);
  return texts;
}

/** The version in the address makes a changed file another module, so that a worker need not be started again. */
async function importParts(folder: string, version: string): Promise<Record<string, unknown>> {
  const problems: string[] = [];
  const found: Record<string, unknown> = {};
  for (const [file, name] of Object.entries(FUNCTIONS)) {
    const address = `${pathToFileURL(join(folder, file)).href}?version=${version}`;
    try {
      const module = (await import(address)) as Record<string, unknown>;
      if (typeof module[name] !== 'function') problems.push(`${file} exports no function called "${name}".`);
      found[name] = module[name];
      if (file === 'prompt.mjs') found.title = module.title;
    } catch (error) {
      problems.push(`${file} cannot be loaded: ${messageOf(error)}`);
    }
  }
  if (problems.length > 0) throw new OwnSuiteError(folder, problems);
  return found;
}

function called(folder: string, name: string, of: unknown, given: readonly unknown[]): unknown {
  let result: unknown;
  try {
    result = (of as (...given: readonly unknown[]) => unknown)(...given);
  } catch (error) {
    throw new OwnSuiteError(folder, [`${name}() failed: ${messageOf(error)}`]);
  }
  if (result instanceof Promise)
    throw new OwnSuiteError(folder, [`${name}() is asynchronous; it has to return its result.`]);
  return result;
}

/** What a suite's own code sees of a sample; a copy, so that it cannot change what is stored. */
function forModules({ key, prompt, labels, value, cluster, meta }: OwnSamplePlan): unknown {
  return structuredClone({ key, prompt, labels, value, cluster, data: meta.data });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import type { Run } from '../run/run.entity.js';
import { RunFailedError } from '../run/run.errors.js';

type ComparedRun = Pick<Run, 'suite' | 'manifest'>;

/** What must be equal, with the words people know it by. */
const FIELDS = {
  labelMethod: 'how answers were read (labelMethod)',
  labelStyle: 'the labels shown (labelStyle)',
  subjectVersion: 'the version of what was asked (subjectVersion)',
  promptsHash: 'the prompts (promptsHash)',
  minimumMass: 'the least probability on the labels (minimumMass)',
  seed: 'the seed (seed)',
} as const;

/**
 * Why two runs cannot be paired sample by sample; null when they can. Numbers of different methods, prompts or label styles
 * must never meet in one comparison.
 */
export function incomparable(base: ComparedRun, tuned: ComparedRun): string | null {
  if (base.suite !== tuned.suite)
    return `one is of the ${base.suite} suite, the other of the ${tuned.suite} suite`;
  const [first, second] = [base.manifest, tuned.manifest];
  if (!first || !second) return 'one of them was never prepared, so nobody knows what it would ask';
  const different = Object.entries(FIELDS).flatMap(([field, words]) =>
    first[field as keyof typeof FIELDS] === second[field as keyof typeof FIELDS] ? [] : [words],
  );
  return different.length === 0 ? null : `they differ in ${different.join(', ')}`;
}

/** @throws RunFailedError */
export function requireComparable(base: ComparedRun, tuned: ComparedRun): void {
  const reason = incomparable(base, tuned);
  if (reason !== null)
    throw new RunFailedError(
      `The two runs of the ${base.suite} suite cannot be compared: ${reason}. Create the report again.`,
    );
}

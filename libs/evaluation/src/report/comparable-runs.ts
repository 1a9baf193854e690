import type { Run } from '../run/run.entity.js';
import { RunFailedError } from '../run/run.errors.js';

/**
 * Numbers of different methods, prompts or label styles must never meet in one comparison.
 * @throws RunFailedError
 */
export function requireComparable(base: Pick<Run, 'suite' | 'manifest'>, tuned: Pick<Run, 'manifest'>): void {
  for (const field of ['labelMethod', 'labelStyle', 'promptsHash', 'minimumMass', 'seed'] as const) {
    if (!base.manifest || !tuned.manifest || base.manifest[field] !== tuned.manifest[field]) {
      throw new RunFailedError(
        `The two runs of the ${base.suite} suite cannot be compared: they differ in ${field}. Create the report again.`,
      );
    }
  }
}

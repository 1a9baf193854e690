import type { ValueKey } from '@ethogram/core';
import type { LabelProbe } from '@ethogram/vllm-client';

/** A value moved by words alone: a system message before every prompt. */
export interface Steering {
  readonly value: ValueKey;
  readonly direction: 'lower' | 'raise';
}

/**
 * When a run stops asking. Counted are errors: prompts the server refused for good, failed on or answered with something
 * unreadable. What a model says, refusals included, is an answer and counts for nothing here.
 */
export interface FailureLimit {
  /** This many errors one after the other stop the run. */
  readonly inARow: number;
  /** More than this share of errors stops the run, once enough was asked to tell. */
  readonly share: number;
}

export const DEFAULT_FAILURE_LIMIT: FailureLimit = { inARow: 20, share: 0.1 };

/** How the server reads one set of labels. */
export interface RunProbe {
  readonly labels: readonly string[];
  readonly probe: LabelProbe;
}

/** Equal for the same labels in any order. */
export function labelSetKey(labels: readonly string[]): string {
  return [...labels].sort().join('\u0000');
}

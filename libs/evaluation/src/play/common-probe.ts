import type { LabelMethod, LabelProbe } from '@ethogram/vllm-client';
import { labelSetKey, type RunProbe } from '../run/run-settings.js';

const BEST_FIRST: readonly LabelMethod[] = ['token-ids', 'top-logprobs', 'structured-choice', 'text'];

/**
 * How each set of labels is read when all are to be read alike: by the poorest method any of them needs. A play meets
 * many numbers of options, and its numbers must not rest on several methods.
 */
export function commonProbes(probes: readonly RunProbe[]): Map<string, LabelProbe> {
  const poorest = Math.max(0, ...probes.map(({ probe }) => BEST_FIRST.indexOf(probe.method)));
  const method = BEST_FIRST[poorest] as LabelMethod;
  return new Map(probes.map(({ labels, probe }) => [labelSetKey(labels), { ...probe, method }]));
}

import type { ValueKey } from '@ethogram/core';

/**
 * The order in which an experiment takes values when it is told only how many: in turn from each of the four groups of the
 * circle, so that a few already come from all around it. The first is the value of the demo.
 */
export const EXPERIMENT_VALUES: readonly ValueKey[] = [
  'universalism-nature',
  'tradition',
  'achievement',
  'self-direction-thought',
  'benevolence-caring',
  'security-societal',
  'power-dominance',
  'stimulation',
  'universalism-concern',
  'conformity-rules',
  'power-resources',
  'self-direction-action',
  'universalism-tolerance',
  'security-personal',
  'face',
  'hedonism',
  'benevolence-dependability',
  'conformity-interpersonal',
  'universalism-objectivity',
  'humility',
];

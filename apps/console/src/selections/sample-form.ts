import { POST_TYPES, ROUTINGS } from '../elements/words.js';
import type { Sample } from './selection.queries.js';

export type SampleKind = Sample['kind'];
export type Stratum = NonNullable<Sample['by']>;

/** How many are taken, and how they are drawn; numbers as typed. */
export interface SampleForm {
  readonly kind: SampleKind;
  readonly size: string;
  readonly seed: string;
  readonly by: Stratum;
  readonly oneOfEachCluster: boolean;
}

export const NEW_SAMPLE: SampleForm = {
  kind: 'RANDOM',
  size: '200',
  seed: '1',
  by: 'VERDICT',
  oneOfEachCluster: true,
};

export const SAMPLE_KINDS: readonly { id: SampleKind; name: string; help: string }[] = [
  { id: 'ALL', name: 'All of them', help: 'Every scenario that matches.' },
  { id: 'RANDOM', name: 'A random sample', help: 'Each that matches is as likely as any other.' },
  {
    id: 'STRATIFIED',
    name: 'Equal parts',
    help: 'As many of each kind as there are, so that the rare ones are not drowned.',
  },
];

export const STRATA: readonly { id: Stratum; name: string }[] = [
  { id: 'VERDICT', name: 'verdict' },
  { id: 'SUBREDDIT', name: 'subreddit' },
  { id: 'YEAR', name: 'year' },
  { id: 'POST_TYPE', name: 'type of post' },
  { id: 'ROUTING', name: 'routing' },
];

/** What keeps the sample from being drawn; null when it can be. */
export function sampleProblem({ kind, size, seed }: SampleForm): string | null {
  if (!/^-?\d{1,9}$/.test(seed.trim())) return 'The seed is a whole number.';
  if (kind !== 'ALL' && !(/^\d{1,7}$/.test(size.trim()) && Number(size) > 0))
    return 'Say how many are to be drawn.';
  return null;
}

/** The sample as the server takes it. */
export function toSample({ kind, size, seed, by, oneOfEachCluster }: SampleForm): Sample {
  return {
    kind,
    size: kind === 'ALL' ? null : Number(size),
    seed: Number(seed),
    by: kind === 'STRATIFIED' ? by : null,
    oneOfEachCluster,
  };
}

/** The name of a part for people: `HYPOTHETICAL` is “hypothetical”. */
export function stratumName(stratum: string): string {
  return POST_TYPES[stratum] ?? ROUTINGS[stratum] ?? (stratum || 'none');
}

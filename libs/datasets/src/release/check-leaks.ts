import { findLeaks, type Leak } from '@ethogram/core';
import { ConflictError } from '@ethogram/platform';
import type { PlacedCandidate } from './plan-splits.js';

/** A row in training or validation that shares something with the test part of another release. */
export type GuardLeak = {
  readonly key: string;
  readonly split: 'train' | 'validation';
  readonly share: string;
  /** Name and version of the release whose test part it is. */
  readonly release: string;
};

export type LeakPair = Leak | GuardLeak;

const LISTED_PAIRS = 20;

/** The release was not made: rows of different splits share something. */
export class ReleaseLeakError extends ConflictError {
  constructor(readonly pairs: readonly LeakPair[]) {
    const listed = pairs.slice(0, LISTED_PAIRS).map(sentenceOf).join('; ');
    const more = pairs.length > LISTED_PAIRS ? `; and ${pairs.length - LISTED_PAIRS} more` : '';
    super(`The release would leak between splits: ${listed}${more}.`);
    this.name = 'ReleaseLeakError';
  }
}

function sentenceOf(pair: LeakPair): string {
  if ('release' in pair)
    return `${pair.key} (${pair.split}) and the test part of ${pair.release} share ${pair.share}`;
  const { first, firstSplit, second, secondSplit, share } = pair;
  return `${first} (${firstSplit}) and ${second} (${secondSplit}) share ${share}`;
}

/**
 * Looks once more at everything rows share, as upstream knows it and not by the groups they were dealt in, so that a
 * mistake there cannot hide a leak.
 * @param guarded links of test parts of other releases, with the name of the release
 * @throws ReleaseLeakError
 */
export function refuseLeaks(
  rows: readonly PlacedCandidate[],
  guarded: ReadonlyMap<string, string> = new Map(),
): void {
  const linked = rows.map(({ candidate: { key, links }, split }) => ({
    key,
    // Equal texts have one key; each must stay with the other whatever upstream says of them.
    links: [...links, `text:${key}`],
    split,
  }));
  const pairs = [...findLeaks(linked), ...guardLeaks(rows, guarded)];
  if (pairs.length > 0) throw new ReleaseLeakError(pairs);
}

function guardLeaks(
  rows: readonly PlacedCandidate[],
  guarded: ReadonlyMap<string, string>,
): readonly GuardLeak[] {
  if (guarded.size === 0) return [];
  return rows.flatMap(({ candidate: { key, links }, split }) => {
    if (split === 'test') return [];
    const share = links.find((link) => guarded.has(link));
    return share ? [{ key, split, share, release: guarded.get(share) as string }] : [];
  });
}

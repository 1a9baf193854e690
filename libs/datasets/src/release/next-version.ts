import type { SplitName } from '@ethogram/core';

export interface ReleasedState {
  readonly splits: ReadonlyMap<string, SplitName>;
  readonly judgments: number;
}

/** -1, 0 or 1 as `left` is older than, equal to or newer than `right`; both `MAJOR.MINOR.PATCH`. */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [left.split('.').map(Number), right.split('.').map(Number)];
  const index = a.findIndex((part, position) => part !== b[position]);
  return index === -1 ? 0 : Math.sign((a[index] ?? 0) - (b[index] ?? 0));
}

/**
 * The version after `latest`: major when a row of it left or changed its split, so that numbers measured on the two
 * are not comparable; minor when rows or judgments were added; patch when answers were only revised.
 */
export function nextVersion(
  latest: { version: string; state: ReleasedState } | undefined,
  next: ReleasedState,
): string {
  if (!latest) return '1.0.0';
  const [major = 0, minor = 0, patch = 0] = latest.version.split('.').map(Number);
  const before = latest.state;
  const moved = [...before.splits].some(([key, split]) => next.splits.get(key) !== split);
  if (moved) return `${major + 1}.0.0`;
  if (next.splits.size > before.splits.size || next.judgments > before.judgments)
    return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}

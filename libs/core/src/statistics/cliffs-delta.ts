/**
 * Cliff's delta (Cliff 1993): P(second > first) − P(second < first) over all pairs of a score of each group, from −1 to 1;
 * 0 when neither tends to be larger. An effect size that needs only the order of the scores. It compares the groups as
 * a whole and knows nothing of pairs. Null when a group is empty.
 */
export function cliffsDelta(first: readonly number[], second: readonly number[]): number | null {
  if (first.length === 0 || second.length === 0) return null;
  const sorted = [...first].sort((a, b) => a - b);
  let balance = 0;
  for (const score of second) {
    const below = countBelow(sorted, (other) => other < score);
    const notAbove = countBelow(sorted, (other) => other <= score);
    balance += below - (sorted.length - notAbove);
  }
  return balance / (first.length * second.length);
}

/** How many of the sorted scores come before the first that does not hold. */
function countBelow(sorted: readonly number[], holds: (score: number) => boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(sorted[middle] as number)) from = middle + 1;
    else to = middle;
  }
  return from;
}

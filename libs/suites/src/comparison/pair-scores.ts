/** A score of one run; null where the sample was not answered. */
export type KeyedScore = { readonly key: string; readonly cluster: string; readonly score: number | null };

/** One sample of both runs side by side; null where it was not answered. */
export type PairedScore = { key: string; cluster: string; base: number | null; tuned: number | null };

/** An answer of both models. */
export type FullPair = { key: string; cluster: string; base: number; tuned: number };

/** All samples of two runs by key, answered or not, in the order of the base run. Throws RangeError for a key twice. */
export function pairScores(base: readonly KeyedScore[], tuned: readonly KeyedScore[]): PairedScore[] {
  const rows = new Map<string, PairedScore>();
  for (const { key, cluster, score } of base) {
    if (rows.has(key)) throw new RangeError('A run holds two samples with the same key.');
    rows.set(key, { key, cluster, base: score, tuned: null });
  }
  const seen = new Set<string>();
  for (const { key, cluster, score } of tuned) {
    if (seen.has(key)) throw new RangeError('A run holds two samples with the same key.');
    seen.add(key);
    const row = rows.get(key);
    if (row) row.tuned = score;
    else rows.set(key, { key, cluster, base: null, tuned: score });
  }
  return [...rows.values()];
}

export function fullPairs(pairs: readonly PairedScore[]): FullPair[] {
  return pairs.flatMap(({ base, tuned, ...rest }) =>
    base === null || tuned === null ? [] : [{ ...rest, base, tuned }],
  );
}

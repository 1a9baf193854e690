/** Samples of two runs side by side. What only one run answered is named, so that it can be reported. */
export type PairedSamples<Sample> = {
  pairs: { base: Sample; tuned: Sample }[];
  onlyBase: string[];
  onlyTuned: string[];
};

/** Throws RangeError when a run holds a key twice: it would be unclear which sample to pair. */
export function pairByKey<Sample extends { key: string }>(
  base: readonly Sample[],
  tuned: readonly Sample[],
): PairedSamples<Sample> {
  const baseByKey = indexByKey(base);
  const tunedByKey = indexByKey(tuned);
  const pairs = base.flatMap((sample) => {
    const other = tunedByKey.get(sample.key);
    return other ? [{ base: sample, tuned: other }] : [];
  });
  return {
    pairs,
    onlyBase: [...baseByKey.keys()].filter((key) => !tunedByKey.has(key)),
    onlyTuned: [...tunedByKey.keys()].filter((key) => !baseByKey.has(key)),
  };
}

function indexByKey<Sample extends { key: string }>(samples: readonly Sample[]): Map<string, Sample> {
  const byKey = new Map(samples.map((sample) => [sample.key, sample]));
  if (byKey.size !== samples.length) throw new RangeError('A run holds two samples with the same key.');
  return byKey;
}

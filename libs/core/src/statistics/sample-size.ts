/** No study is larger than this. */
const MOST = 1e8;

/**
 * The smallest whole number from `least` on for which something holds that, once it does, holds for all larger ones.
 * @throws RangeError where it does not hold for 100 million
 */
export function smallestThat(holds: (size: number) => boolean, least: number): number {
  let high = least;
  while (!holds(high)) {
    if (high >= MOST)
      throw new RangeError('No size up to 100 million is enough: the difference is too small.');
    high = Math.min(MOST, high * 2);
  }
  let low = Math.max(least - 1, Math.floor(high / 2));
  if (high === least) return least;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * By how much a cluster of m values that go together with intraclass correlation ρ is worth less than m independent ones:
 * 1 + (m − 1) ρ (Kish 1965).
 */
export function designEffect(clusterSize: number, intraclassCorrelation: number): number {
  if (!(clusterSize >= 1)) throw new RangeError(`A cluster holds one value or more, not ${clusterSize}.`);
  if (!(intraclassCorrelation >= 0 && intraclassCorrelation <= 1))
    throw new RangeError(`An intraclass correlation is taken from 0 to 1, not ${intraclassCorrelation}.`);
  return 1 + (clusterSize - 1) * intraclassCorrelation;
}

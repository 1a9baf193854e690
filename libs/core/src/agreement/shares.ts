import type { UnitKinds } from './unit-kinds.js';

/** Among the ordered pairs of different labels of a unit, the weight of agreement; null with fewer than two. */
export function agreementWithin(
  kinds: UnitKinds,
  kind: number,
  weights: readonly Float64Array[],
): number | null {
  const size = kinds.sizes[kind] as number;
  if (size < 2) return null;
  let sum = 0;
  const end = kinds.starts[kind + 1] as number;
  for (let i = kinds.starts[kind] as number; i < end; i += 1) {
    const row = weights[kinds.codes[i] as number] as Float64Array;
    for (let j = kinds.starts[kind] as number; j < end; j += 1) {
      const others = (kinds.counts[j] as number) - (i === j ? 1 : 0);
      sum += (kinds.counts[i] as number) * others * (row[kinds.codes[j] as number] as number);
    }
  }
  return sum / (size * (size - 1));
}

/** The mean agreement of units with two labels or more, when kinds come so often; null when none comes. */
export function meanAgreement(within: readonly (number | null)[], times: Uint32Array): number | null {
  let sum = 0;
  let units = 0;
  within.forEach((agreement, kind) => {
    if (agreement === null) return;
    const often = times[kind] as number;
    sum += often * agreement;
    units += often;
  });
  return units > 0 ? sum / units : null;
}

/** The share of each value: the mean over units of its share within the unit, so that a unit counts once. */
export function valueShares(kinds: UnitKinds, times: Uint32Array): Float64Array {
  const shares = new Float64Array(kinds.valueCount);
  let units = 0;
  for (let kind = 0; kind < times.length; kind += 1) {
    const often = times[kind] as number;
    units += often;
    for (let i = kinds.starts[kind] as number; i < (kinds.starts[kind + 1] as number); i += 1) {
      const code = kinds.codes[i] as number;
      const share = (kinds.counts[i] as number) / (kinds.sizes[kind] as number);
      shares[code] = (shares[code] as number) + often * share;
    }
  }
  return shares.map((share) => share / units);
}

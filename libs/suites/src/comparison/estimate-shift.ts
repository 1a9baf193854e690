import {
  benjaminiHochberg,
  bootstrapInterval,
  type ByValue,
  cliffsDelta,
  clusterMeans,
  holm,
  isDefined,
  type IntervalLimits,
  pairedShift,
  type ShiftEstimate,
  VALUE_KEYS,
} from '@ethogram/core';
import { missingBounds } from './missing-bounds.js';
import { fullPairs, type PairedScore } from './pair-scores.js';

export type ShiftOptions = {
  readonly seed: string;
  readonly level?: number;
  /** The lowest and highest score there is; null where there is none, and no bounds for missing answers. */
  readonly range: readonly [number, number] | null;
};

/**
 * What changed from base to tuned, with everything a comparison says of one number; null without a pair both answered.
 * `pairedShift` says how shift, t interval and p are made. The bootstrap draws cluster means, so that both intervals are of
 * the same mean. p-values are not corrected yet: that needs all of a suite (`corrected`).
 */
export function estimateShift(
  pairs: readonly PairedScore[],
  { seed, level = 0.95, range }: ShiftOptions,
): ShiftEstimate | null {
  const full = fullPairs(pairs);
  if (full.length === 0) return null;
  const { shift, low, high, n, clusters, pValue, standardizedShift } = pairedShift(full, { seed, level });
  return {
    ...{ shift, low, high, n, clusters, pValue },
    pHolm: pValue,
    pBh: pValue,
    bootstrap: bootstrapLimits(full, seed, level),
    cohensD: standardizedShift,
    cliffsDelta: cliffsDelta(
      full.map(({ base }) => base),
      full.map(({ tuned }) => tuned),
    ),
    bounds: missingBounds(pairs, range),
  };
}

/** The shifts of a suite with their p-values corrected together. Nulls (no test was possible) do not count. */
export function corrected<Entry extends ShiftEstimate>(shifts: ByValue<Entry>): ByValue<Entry> {
  const present = VALUE_KEYS.flatMap((value) => (shifts[value] ? [{ value, entry: shifts[value] }] : []));
  const pValues = present.map(({ entry }) => entry.pValue);
  const [byHolm, byBh] = [holm(pValues), benjaminiHochberg(pValues)];
  return Object.fromEntries(
    present.map(({ value, entry }, place) => [
      value,
      { ...entry, pHolm: byHolm[place] ?? null, pBh: byBh[place] ?? null },
    ]),
  );
}

function bootstrapLimits(
  pairs: readonly { base: number; tuned: number; cluster: string }[],
  seed: string,
  level: number,
): IntervalLimits | null {
  const differences = clusterMeans(
    pairs.map(({ base, tuned }) => tuned - base),
    pairs.map(({ cluster }) => cluster),
  );
  const found = bootstrapInterval(differences, { seed, level });
  return isDefined(found) ? { low: found.low, high: found.high } : null;
}

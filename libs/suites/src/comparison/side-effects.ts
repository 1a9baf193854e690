import {
  type ByValue,
  clusterMeans,
  correlation,
  type Estimate,
  isDefined,
  mean,
  type PlainEstimate,
  type ShiftEstimate,
  type SideEffects,
  stratifiedBootstrap,
  VALUE_KEYS,
  type ValueKey,
} from '@ethogram/core';
import { selectivity } from './selectivity.js';
import { fullPairs, type PairedScore } from './pair-scores.js';

const PLACES = VALUE_KEYS.length;
/** Values this far round the circle or further lie across from the target: the opposite one and its two neighbours. */
const ACROSS = PLACES / 2 - 1;

/** Steps from one value to another around the circle, the shorter way: 0 to 10. */
export function circleDistance(one: ValueKey, other: ValueKey): number {
  const steps = Math.abs(VALUE_KEYS.indexOf(one) - VALUE_KEYS.indexOf(other));
  return Math.min(steps, PLACES - steps);
}

/**
 * What moved besides the target. Values are taken to stand in the order of the taxonomy with equal steps between them
 * (Schwartz 1992): neighbours should move along, values across the circle against.
 *
 * All three are statistics of the values' mean shifts; their intervals resample the cluster means of each value
 * (`stratifiedBootstrap`). A cluster of a construct that stands for several values is drawn for each of them, which makes
 * the intervals somewhat too narrow for such instruments. Selectivity is without an interval where a value has one cluster.
 */
export function sideEffects(
  pairs: ByValue<readonly PairedScore[]>,
  shifts: ByValue<ShiftEstimate>,
  target: ValueKey,
  seed: string,
): SideEffects {
  const values = VALUE_KEYS.filter((value) => shifts[value] !== undefined);
  const strata = values.map((value) => differencesOf(pairs[value] ?? []));
  const clusters = strata.reduce((sum, units) => sum + units.length, 0);
  const estimate = (
    name: string,
    statistic: (means: readonly number[]) => number | null,
  ): PlainEstimate | null => {
    const value = statistic(strata.map((units) => mean(units)));
    if (value === null) return null;
    return plain(value, clusters, stratifiedBootstrap(strata, statistic, { seed: `${seed}|${name}` }));
  };
  const opposite = values.filter((value) => circleDistance(target, value) >= ACROSS);
  const rise = shifts[target] ? estimate('opposite', (means) => riseOf(values, means, target)) : null;
  return {
    target,
    selectivity: estimate('selectivity', (means) =>
      selectivity(
        Object.fromEntries(values.map((value, place) => [value, { shift: means[place] as number }])),
        target,
      ),
    ),
    oppositeRise: rise && opposite.length > 0 ? { ...rise, values: opposite } : null,
    distanceCorrelation: estimate('distance', (means) =>
      correlation(
        values.flatMap((value, place) =>
          value === target ? [] : [[circleDistance(target, value), means[place] as number] as const],
        ),
      ),
    ),
  };
}

/** − sign(target shift) × mean shift of the values across; null where the target did not move or nothing is across. */
function riseOf(values: readonly ValueKey[], means: readonly number[], target: ValueKey): number | null {
  const direction = Math.sign(means[values.indexOf(target)] ?? 0);
  const across = means.filter((_, place) => circleDistance(target, values[place] as ValueKey) >= ACROSS);
  return direction === 0 || across.length === 0 ? null : -direction * mean(across) + 0;
}

function differencesOf(pairs: readonly PairedScore[]): number[] {
  const full = fullPairs(pairs);
  return clusterMeans(
    full.map(({ base, tuned }) => tuned - base),
    full.map(({ cluster }) => cluster),
  );
}

function plain(value: number, n: number, interval: Estimate): PlainEstimate {
  return isDefined(interval)
    ? { value, low: interval.low, high: interval.high, n, method: interval.method }
    : { value, low: null, high: null, n, method: `no interval: ${interval.reason}` };
}

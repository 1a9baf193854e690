import type { Estimate } from './estimate.js';
import { undefinedBecause } from './estimate.js';
import { mean, sampleVariance } from './moments.js';
import { studentTQuantile } from './student-t.js';

/** The mean of every cluster, in the order of the cluster names. */
export function clusterMeans(values: readonly number[], clusters: readonly string[]): number[] {
  if (clusters.length !== values.length) throw new RangeError('There must be one cluster name per value.');
  const members = new Map<string, number[]>();
  values.forEach((value, index) => {
    const name = clusters[index] as string;
    const list = members.get(name);
    if (list) list.push(value);
    else members.set(name, [value]);
  });
  return [...members].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => mean(list));
}

/** t(1 − (1 − level)/2, G − 1) · s/√G for G ≥ 2 means with standard deviation s. */
export function halfWidth(means: readonly number[], level: number): number {
  const standardError = Math.sqrt(sampleVariance(means) / means.length);
  return studentTQuantile(1 - (1 - level) / 2, means.length - 1) * standardError;
}

/**
 * The mean of the G cluster means m_g with a t interval: m̄ ± t(G − 1) · s_m/√G.
 *
 * Every cluster counts once, however many values it holds; values within a cluster may depend on each other in any
 * way, clusters must not. Exact for normal m_g, good for symmetric ones (Donald and Lang 2007). Undefined for
 * fewer than two clusters.
 */
export function clusterMeanInterval(
  values: readonly number[],
  clusters: readonly string[],
  level = 0.95,
): Estimate {
  const means = clusterMeans(values, clusters);
  if (means.length < 2) {
    return undefinedBecause(
      `An interval over clusters needs at least two clusters; there are ${means.length}.`,
    );
  }
  const value = mean(means);
  const half = halfWidth(means, level);
  const method = `t interval of ${means.length} cluster means, ${means.length - 1} degrees of freedom`;
  return { value, low: value - half, high: value + half, level, method, n: values.length };
}

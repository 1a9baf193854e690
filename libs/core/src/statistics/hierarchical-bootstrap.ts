import { SeededRandom } from '../random/seeded-random.js';
import type { Estimate } from './estimate.js';
import { undefinedBecause } from './estimate.js';
import { mean } from './moments.js';
import { quantileOfSorted } from './quantile.js';

export type HierarchicalBootstrapOptions = {
  seed: string | number;
  /** Default 0.95. */
  level?: number;
  /** Default 2000. */
  resamples?: number;
};

/**
 * The mean of cluster means with a percentile interval of a bootstrap on two levels: clusters are drawn with replacement, then
 * the values within each drawn one (Davison and Hinkley 1997, section 3.8). One cluster is not drawn, only its values
 * are: then the interval speaks of that cluster alone. Assumes clusters that are independent, and values that are
 * within one; with fewer than about ten clusters it is too narrow. Undefined for fewer than two values.
 */
export function hierarchicalBootstrap(
  values: readonly number[],
  clusters: readonly string[],
  { seed, level = 0.95, resamples = 2000 }: HierarchicalBootstrapOptions,
): Estimate {
  const groups = groupsOf(values, clusters);
  if (values.length < 2)
    return undefinedBecause(`A bootstrap needs at least two values; there are ${values.length}.`);
  const random = SeededRandom.from('hierarchical-bootstrap', seed);
  const drawClusters = groups.length > 1;
  const means = Array.from({ length: resamples }, () => resampledMean(groups, drawClusters, random));
  means.sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  const of = drawClusters
    ? ` of ${groups.length} clusters and the values within`
    : ' of the values of one cluster';
  return {
    value: mean(groups.map(mean)),
    low: quantileOfSorted(means, tail),
    high: quantileOfSorted(means, 1 - tail),
    level,
    method: `hierarchical bootstrap${of}, ${resamples} resamples, seed ${seed}`,
    n: values.length,
  };
}

/** By name, so that the draws do not depend on the order of the clusters. */
function groupsOf(values: readonly number[], clusters: readonly string[]): number[][] {
  if (clusters.length !== values.length) throw new RangeError('There must be one cluster name per value.');
  const groups = new Map<string, number[]>();
  values.forEach((value, index) => {
    const name = clusters[index] as string;
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  });
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function resampledMean(groups: readonly number[][], drawClusters: boolean, random: SeededRandom): number {
  let sum = 0;
  for (const own of groups) {
    const group = drawClusters ? random.pick(groups) : own;
    let inner = 0;
    for (let draw = 0; draw < group.length; draw += 1) inner += random.pick(group);
    sum += inner / group.length;
  }
  return sum / groups.length;
}

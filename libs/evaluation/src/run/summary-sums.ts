import { clusterMeanInterval, isDefined, mean, VERDICTS, type Verdict } from '@ethogram/core';
import { entropyOf } from '@ethogram/suites';
import type { AnswerQuality, SummaryMean } from './run-summary.js';
import type { Sample } from './sample.entity.js';

const LEVEL = 0.95;

type Row = Pick<Sample, 'cluster' | 'distribution' | 'meta' | 'labels'>;

/** Mean with a t interval over cluster means. */
export function summaryMean(values: readonly number[], clusters: readonly string[]): SummaryMean | null {
  if (values.length === 0) return null;
  const estimate = clusterMeanInterval(values, clusters, LEVEL);
  const n = values.length;
  const groups = new Set(clusters).size;
  return isDefined(estimate)
    ? { mean: estimate.value, low: estimate.low, high: estimate.high, n, clusters: groups }
    : { mean: mean(values), low: null, high: null, n, clusters: groups };
}

/** Sums up how well the labels carried the answers. */
export class Quality {
  private count = 0;
  private mass = 0;
  private entropy = 0;

  add(mass: number | null, distribution: Row['distribution']): void {
    if (mass === null || distribution === null) return;
    this.count += 1;
    this.mass += mass;
    this.entropy += entropyOf({ probabilities: distribution, mass, method: '' });
  }

  mean(): AnswerQuality | null {
    return this.count === 0 ? null : { mass: this.mass / this.count, entropy: this.entropy / this.count };
  }
}

/** First each situation's mean over its orders, then the mean over situations. */
export class VerdictSums {
  private readonly bySituation = new Map<string, { sums: Record<Verdict, number>; n: number }>();

  add({ cluster, distribution, meta, labels }: Row): void {
    if (!distribution || meta?.kind !== 'moral_judgment') return;
    const known = this.bySituation.get(cluster) ?? { sums: noVerdicts(), n: 0 };
    meta.verdicts.forEach((verdict, place) => {
      known.sums[verdict] += distribution[labels[place] ?? ''] ?? 0;
    });
    known.n += 1;
    this.bySituation.set(cluster, known);
  }

  mean(): Record<Verdict, number> | null {
    if (this.bySituation.size === 0) return null;
    const total = noVerdicts();
    for (const { sums, n } of this.bySituation.values())
      for (const verdict of VERDICTS) total[verdict] += sums[verdict] / n / this.bySituation.size;
    return total;
  }
}

function noVerdicts(): Record<Verdict, number> {
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
}

import type { Verdict } from '@ethogram/core';
import { VERDICTS } from '@ethogram/core';

/** A distribution over the five verdicts; adds up to 1. */
export type VerdictShares = Readonly<Record<Verdict, number>>;

/**
 * Jensen–Shannon divergence in bits: ½ Σ p log₂(p ÷ m) + ½ Σ q log₂(q ÷ m), m = (p + q) ÷ 2, with 0 · log 0 = 0 (Lin 1991). From 0 for
 * equal distributions to 1 for those that share nothing; its root is a metric (Endres and Schindelin 2003).
 */
export function jensenShannonDivergence(p: VerdictShares, q: VerdictShares): number {
  const towards = (from: number, middle: number): number => (from > 0 ? from * Math.log2(from / middle) : 0);
  const sum = VERDICTS.reduce((total, verdict) => {
    const middle = (p[verdict] + q[verdict]) / 2;
    return total + towards(p[verdict], middle) + towards(q[verdict], middle);
  }, 0);
  return Math.max(0, sum / 2);
}

/** The root of the divergence: a distance from 0 to 1 that can be added up along a way. */
export function jensenShannonDistance(p: VerdictShares, q: VerdictShares): number {
  return Math.sqrt(jensenShannonDivergence(p, q));
}

/** ½ Σ |p − q|: the share of answers that would have to change for the two to be equal. */
export function totalVariation(p: VerdictShares, q: VerdictShares): number {
  return VERDICTS.reduce((sum, verdict) => sum + Math.abs(p[verdict] - q[verdict]), 0) / 2;
}

/**
 * Σ (p − q)², from 0 to 2: Brier's (1950) score of p less what nobody could avoid. Against one person's verdict it is the usual
 * score; against the shares of many it lacks their own spread, 1 − Σ q², which is the same for every model.
 */
export function squaredDistance(p: VerdictShares, q: VerdictShares): number {
  return VERDICTS.reduce((sum, verdict) => sum + (p[verdict] - q[verdict]) ** 2, 0);
}

/** The likeliest verdict and whether it is the only one; of several the first in the order of VERDICTS. */
export function leadingVerdict(shares: VerdictShares): { verdict: Verdict; isTied: boolean } {
  const most = Math.max(...VERDICTS.map((verdict) => shares[verdict]));
  const leading = VERDICTS.filter((verdict) => shares[verdict] >= most - 1e-12);
  return { verdict: leading[0] as Verdict, isTied: leading.length > 1 };
}

/** Shares of counts. Throws RangeError where there are none, or a negative one. */
export function sharesOf(counts: Readonly<Partial<Record<Verdict, number>>>): VerdictShares {
  const given = VERDICTS.map((verdict) => counts[verdict] ?? 0);
  const total = given.reduce((sum, count) => sum + count, 0);
  if (!(total > 0) || given.some((count) => !(count >= 0)))
    throw new RangeError('Shares of verdicts need at least one judgment, and no negative count.');
  return Object.fromEntries(
    VERDICTS.map((verdict, place) => [verdict, (given[place] as number) / total]),
  ) as VerdictShares;
}

import type { Verdict } from '@ethogram/core';
import { VERDICTS } from '@ethogram/core';

/** What a model said of a situation, and what it should have said. */
export type Classified = { readonly said: Verdict; readonly actual: Verdict };

export type ClassScore = {
  /** Situations with this verdict. */
  support: number;
  /** Hits ÷ support; null without support. */
  recall: number | null;
  /** Hits ÷ how often it was said; null where it never was. */
  precision: number | null;
  /** 2 · hits ÷ (support + said); null where both are 0. */
  f1: number | null;
};

export type ClassScores = {
  n: number;
  accuracy: number | null;
  /** Mean F1 over the verdicts that occur or were said; null without situations. */
  macroF1: number | null;
  /** Mean recall over the verdicts that occur. */
  balancedAccuracy: number | null;
  perVerdict: Record<Verdict, ClassScore>;
};

/**
 * How often the right verdict is said, all situations alike and all verdicts alike: NTA is so frequent that a model that
 * always says it has a good accuracy and a poor macro-F1 (mean of F1s, Opitz and Burst 2019) and a balanced accuracy of
 * 1 ÷ verdicts (Brodersen et al. 2010). Verdicts that neither occur nor are said count in no mean.
 */
export function classScores(classified: readonly Classified[]): ClassScores {
  const perVerdict = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, scoreOf(classified, verdict)]),
  ) as Record<Verdict, ClassScore>;
  const scores = Object.values(perVerdict);
  const hits = classified.filter(({ said, actual }) => said === actual).length;
  return {
    n: classified.length,
    accuracy: classified.length > 0 ? hits / classified.length : null,
    macroF1: meanOf(scores.map(({ f1 }) => f1)),
    balancedAccuracy: meanOf(scores.map(({ recall }) => recall)),
    perVerdict,
  };
}

/** What saying the most frequent verdict of all always would come to; null without situations. */
export function majorityBaseline(actual: readonly Verdict[]): (ClassScores & { verdict: Verdict }) | null {
  if (actual.length === 0) return null;
  const often = (verdict: Verdict): number => actual.filter((one) => one === verdict).length;
  const verdict = VERDICTS.reduce((best, other) => (often(other) > often(best) ? other : best));
  return { verdict, ...classScores(actual.map((one) => ({ said: verdict, actual: one }))) };
}

function scoreOf(classified: readonly Classified[], verdict: Verdict): ClassScore {
  const support = classified.filter(({ actual }) => actual === verdict).length;
  const said = classified.filter((one) => one.said === verdict).length;
  const hits = classified.filter((one) => one.said === verdict && one.actual === verdict).length;
  return {
    support,
    recall: support > 0 ? hits / support : null,
    precision: said > 0 ? hits / said : null,
    f1: support + said > 0 ? (2 * hits) / (support + said) : null,
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
}

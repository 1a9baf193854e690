import type { LmEvalResult } from '@ethogram/suites';

/** What is compared: a task, how it was scored, and all that makes two scores the same measurement. */
export type BenchmarkNumber = Omit<LmEvalResult, 'isGroup'> & { readonly isGroup: boolean };

export interface BenchmarkComparison {
  readonly task: string;
  readonly isGroup: boolean;
  readonly metric: string;
  readonly filter: string;
  readonly base: BenchmarkNumber | null;
  readonly tuned: BenchmarkNumber | null;
  /** tuned − base; null where one is missing or the two may not be compared. */
  readonly difference: number | null;
  /** 95 % interval; null without both standard errors. */
  readonly low: number | null;
  readonly high: number | null;
  /** Why there is no difference, or no interval; null where there are both. */
  readonly reason: string | null;
}

const Z_95 = 1.959963984540054;

/**
 * Benchmarks of two models side by side, by task, metric and filter: d = tuned − base ± z · √(SE₁² + SE₂²), as of two
 * independent means (Miller 2024, arXiv 2411.00640). Both models answered the same questions, but the files hold no answers to
 * pair; since answers of a model and its fine-tune go together, the true interval is narrower. Normal approximation, not
 * corrected for the number of tasks. Another version of the task, another number of worked examples or of questions is
 * another measurement: no difference then, and the reason.
 */
export function compareBenchmarks(
  base: readonly BenchmarkNumber[],
  tuned: readonly BenchmarkNumber[],
): BenchmarkComparison[] {
  const keys = new Map([...base, ...tuned].map((number) => [keyOf(number), number]));
  const find = (among: readonly BenchmarkNumber[], key: string): BenchmarkNumber | null =>
    among.find((number) => keyOf(number) === key) ?? null;
  return [...keys]
    .map(([key, { task, isGroup, metric, filter }]) => {
      const [before, after] = [find(base, key), find(tuned, key)];
      return { task, isGroup, metric, filter, base: before, tuned: after, ...differenceOf(before, after) };
    })
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function keyOf({ task, metric, filter }: Pick<BenchmarkNumber, 'task' | 'metric' | 'filter'>): string {
  return [task, metric, filter].join('\n');
}

type Difference = Pick<BenchmarkComparison, 'difference' | 'low' | 'high' | 'reason'>;

function differenceOf(base: BenchmarkNumber | null, tuned: BenchmarkNumber | null): Difference {
  const none = (reason: string): Difference => ({ difference: null, low: null, high: null, reason });
  if (!base || !tuned) return none(`Only the ${base ? 'base' : 'tuned'} model was measured.`);
  if (base.taskVersion !== tuned.taskVersion)
    return none('The two were measured with other versions of the task.');
  if (base.shots !== tuned.shots) return none('The two were asked with other numbers of worked examples.');
  if (base.n !== tuned.n) return none('The two were asked other numbers of questions.');
  const difference = tuned.value - base.value;
  if (base.stderr === null || tuned.stderr === null)
    return { difference, low: null, high: null, reason: 'The file has no standard error.' };
  const half = Z_95 * Math.hypot(base.stderr, tuned.stderr);
  return { difference, low: difference - half, high: difference + half, reason: null };
}

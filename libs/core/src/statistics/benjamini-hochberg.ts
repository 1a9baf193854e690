/**
 * Benjamini and Hochberg's step-up correction (1995): the i-th smallest of m p-values becomes
 * min over j ≥ i of min(1, m · p_(j) ÷ j). Claiming what is at most q keeps the expected share of false claims among all
 * claims at q, for independent or positively dependent tests (Benjamini and Yekutieli 2001); `holm` keeps any false
 * claim away instead. The result is in the order given. A null (no test was possible) stays null and does not count in m.
 */
export function benjaminiHochberg<P extends number | null>(pValues: readonly P[]): P[] {
  const tested = pValues.flatMap((p, index) => (p === null ? [] : [{ p: p as number, index }]));
  tested.sort((left, right) => right.p - left.p);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let smallest = 1;
  tested.forEach(({ p, index }, rank) => {
    smallest = Math.min(smallest, (tested.length * p) / (tested.length - rank));
    adjusted[index] = smallest;
  });
  return adjusted as P[];
}

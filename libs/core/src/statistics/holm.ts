/**
 * Holm's step-down correction (Holm 1979): the i-th smallest of m p-values becomes
 * max over j ≤ i of min(1, (m − j + 1) · p_(j)). Controls the chance of any false claim, whatever the dependence.
 * The result is in the order given. A null (no test was possible) stays null and does not count in m.
 */
export function holm<P extends number | null>(pValues: readonly P[]): P[] {
  const tested = pValues.flatMap((p, index) => (p === null ? [] : [{ p: p as number, index }]));
  tested.sort((left, right) => left.p - right.p);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let largest = 0;
  tested.forEach(({ p, index }, rank) => {
    largest = Math.max(largest, Math.min(1, (tested.length - rank) * p));
    adjusted[index] = largest;
  });
  return adjusted as P[];
}

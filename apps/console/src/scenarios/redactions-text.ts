import { counted } from '../elements/format.js';

/** `2 users, 1 link`, or a dash. Counts by kind, as a scenario stores them. */
export function redactionsText(redactions: unknown): string {
  const counts = Object.entries((redactions ?? {}) as Record<string, number>).filter(
    ([, count]) => count > 0,
  );
  return counts.map(([kind, count]) => counted(count, kind)).join(', ') || '–';
}

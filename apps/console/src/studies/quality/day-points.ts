const DAYS = 30;
const DAY_MS = 86_400_000;

/** A point a day, from thirty days before today (−29) to today (0); days without judgments are 0. */
export function dayPoints(
  counts: readonly { readonly day: string; readonly judgments: number }[],
  today: Date,
): { x: number; y: number }[] {
  const byDay = new Map(counts.map(({ day, judgments }) => [day, judgments]));
  return Array.from({ length: DAYS }, (_, index) => {
    const x = index - DAYS + 1;
    const day = new Date(today.getTime() + x * DAY_MS).toISOString().slice(0, 10);
    return { x, y: byDay.get(day) ?? 0 };
  });
}

import { SeededRandom } from '../random/seeded-random.js';

export type GoldSchedule = {
  /** Of the study and the person: their order is theirs alone, and can be computed again. */
  readonly seed: readonly (string | number)[];
  /** Of a person's tasks, so many are gold: 0 … 0.5. */
  readonly share: number;
  /** At least so many tasks from one gold task to the next. */
  readonly spacing: number;
};

/**
 * Whether the task a person draws as number `draw` (from 0) is to be gold. In each window of 1 ÷ share draws there is one
 * gold task at a seeded place; the last `spacing − 1` places of a window stay free, so that two are never closer.
 */
export function isGoldDraw({ seed, share, spacing }: GoldSchedule, draw: number): boolean {
  if (share <= 0) return false;
  const window = Math.max(Math.round(1 / share), 1);
  const places = Math.max(window - Math.max(spacing, 1) + 1, 1);
  const place = SeededRandom.from('gold-draw', ...seed, Math.floor(draw / window)).integer(places);
  return draw % window === place;
}

/**
 * How many tasks come from draw `draw` on until `ordinary` ordinary ones are done, when at most `gold` gold ones are left
 * to be mixed in. What a person is told is left goes down by one with every task, gold or not.
 */
export function tasksAhead(
  schedule: GoldSchedule,
  draw: number,
  { ordinary, gold }: { ordinary: number; gold: number },
): number {
  let left = ordinary;
  let mixedIn = 0;
  for (let next = draw; left > 0; next += 1) {
    if (mixedIn < gold && isGoldDraw(schedule, next)) mixedIn += 1;
    else left -= 1;
  }
  return ordinary + mixedIn;
}

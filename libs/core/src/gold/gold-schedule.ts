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

/** Tasks that come a second time, when their schedule says so. */
export type ComeAgain = {
  readonly schedule: GoldSchedule;
  /** None before this draw. */
  readonly from: number;
  /** At most so many more. */
  readonly left: number;
};

/**
 * How many tasks come from draw `draw` on until `ordinary` ordinary ones are done, or `most` with the gold ones counted,
 * when at most `gold` gold ones are left to be mixed in, and tasks that come again. What a person is told is left goes down
 * by one with every task, whatever it is.
 */
export function tasksAhead(
  schedule: GoldSchedule,
  draw: number,
  tasks: { ordinary: number; gold: number; most?: number; again?: ComeAgain },
): number {
  const { ordinary, gold, most = Infinity, again } = tasks;
  const done = { ordinary: 0, gold: 0, again: 0 };
  for (let next = draw; done.ordinary < ordinary && done.ordinary + done.gold < most; next += 1) {
    if (done.gold < gold && isGoldDraw(schedule, next)) done.gold += 1;
    else if (again && next >= again.from && done.again < again.left && isGoldDraw(again.schedule, next))
      done.again += 1;
    else done.ordinary += 1;
  }
  return done.ordinary + done.gold + done.again;
}

/** How long somebody has been working without a rest. All in milliseconds. */
export interface WorkTime {
  readonly worked: number;
  /** Of the last sign of work; null before the first. */
  readonly lastAt: number | null;
}

export const NO_WORK: WorkTime = { worked: 0, lastAt: null };

/** Nothing for so long is a rest. */
export const REST_MS = 5 * 60_000;
/** After so much work a break is suggested, and again after as much more. */
export const BREAK_AFTER_MS = 30 * 60_000;

/** Counts a sign of work: the time since the last one, unless that was a rest. */
export function noteWork({ worked, lastAt }: WorkTime, at: number): WorkTime {
  const passed = lastAt === null ? 0 : at - lastAt;
  // A clock that was set back has measured nothing.
  return passed >= REST_MS || passed < 0
    ? { worked: 0, lastAt: at }
    : { worked: worked + passed, lastAt: at };
}

export function isBreakDue({ worked }: WorkTime): boolean {
  return worked >= BREAK_AFTER_MS;
}

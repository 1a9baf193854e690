import type { Sighted, VanishedThing } from '@ethogram/corpus';

/** Things whose deletion is only believed, and carried out, once this many were asked for. */
export const WINDOW = 1_000;

/** Fewer vanish together on any day. */
export const FEWEST_SUSPICIOUS = 20;

/** Answers whose bad news is held back until it is known how much of it there is. */
export interface CheckWindow {
  asked: number;
  vanished: VanishedThing[];
  /** Where it began. */
  from: Sighted | null;
}

/** Where a deletion check goes on. Stored with every answer. */
export interface CheckCheckpoint {
  /** ISO: things not seen since are asked for. */
  before: string;
  /** Behind the last thing asked for; null at the start. */
  after: Sighted | null;
  window: CheckWindow;
}

export function firstCheckpoint(before: Date): CheckCheckpoint {
  return { before: before.toISOString(), after: null, window: emptyWindow(null) };
}

export function emptyWindow(from: Sighted | null): CheckWindow {
  return { asked: 0, vanished: [], from };
}

/** Whether more has vanished at once than people delete: then it is Reddit, or the way to it, that is broken. */
export function isSuspicious({ asked, vanished }: CheckWindow, share: number): boolean {
  return vanished.length >= FEWEST_SUSPICIOUS && vanished.length > share * asked;
}

/** For the run that stops; says what was seen and what to do. */
export function suspicionOf({ asked, vanished }: CheckWindow, share: number): string {
  const count = (state: VanishedThing['state']): number =>
    vanished.filter((thing) => thing.state === state).length;
  const percent = (part: number): string => `${Math.round(part * 100)} %`;
  return (
    `Of ${asked} posts and comments ${vanished.length} (${percent(vanished.length / asked)}) would vanish at once: ` +
    `${count('DELETED')} deleted, ${count('REMOVED')} removed, ${count('ABSENT')} not returned. That is more than ` +
    `${percent(share)}, so nothing of them was deleted here and the check stopped. Open some of them on Reddit. If they ` +
    'are really gone, start the check again with “force”; if they are there, something is wrong with the access to ' +
    'Reddit, and the next check will try again.'
  );
}

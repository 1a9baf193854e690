import { request } from '@ethogram/web';
import { type AheadResult, CLAIM_AHEAD, RELEASE_CLAIMS } from '../api/documents.js';
import { keep } from './kept.js';
import { dropUpcoming, readUpcoming, replaceUpcoming } from './upcoming-store.js';
import type { UpcomingTask } from './upcoming-task.js';

/** How many tasks lie ready while there is a connection, and how many are taken along for work without one. */
export const AHEAD = 10;
export const OFFLINE = 50;

/** The name the number of what is left is kept under in this browser. */
export function remainingName(personId: string, studyId: string): string {
  return `left:${personId}:${studyId}`;
}

export interface Supply {
  readonly personId: string;
  readonly studyId: string;
  /** How many to have ready. */
  readonly count: number;
  /** Answers on their way, which the server does not know of yet. */
  readonly waiting: number;
  /** Reserve them for hours. */
  readonly isOffline: boolean;
}

/** What was left when the server said so, and what was done since. */
export interface Remaining {
  readonly left: number;
  readonly done: number;
}

export type SupplyResult =
  | { readonly kind: 'ready'; readonly tasks: readonly UpcomingTask[]; readonly remaining: Remaining }
  | Exclude<AheadResult, { __typename: 'Upcoming' }>;

/**
 * Asks the server for tasks and puts them ready in this browser; what the server no longer counts as the person's goes.
 * @throws RequestError
 */
export async function fetchSupply(supply: Supply): Promise<SupplyResult> {
  const { personId, studyId, count, waiting, isOffline } = supply;
  const variables = { studyId, count: count + waiting, offline: isOffline };
  const { claimAhead } = await request(CLAIM_AHEAD, variables, { asPerson: personId });
  const assignments = claimAhead.__typename === 'Upcoming' ? claimAhead.assignments : [];
  const tasks = await replaceUpcoming(personId, studyId, assignments);
  if (claimAhead.__typename !== 'Upcoming') return claimAhead;
  const left = (assignments[0]?.remainingForMe ?? 0) - waiting;
  const remaining = { left, done: 0 };
  await keep(remainingName(personId, studyId), remaining);
  return { kind: 'ready', tasks, remaining };
}

/**
 * Gives tasks that were not answered back to everybody.
 * @param studyId of one study; else of all
 * @throws RequestError
 */
export async function giveBack(personId: string, studyId?: string): Promise<void> {
  const tasks = await readUpcoming(personId, studyId);
  if (tasks.length === 0) return;
  const claims = tasks.map(({ assignment: { slotId, claimToken } }) => ({ slotId, claimToken }));
  for (let start = 0; start < claims.length; start += 200)
    await request(RELEASE_CLAIMS, { claims: claims.slice(start, start + 200) }, { asPerson: personId });
  await dropUpcoming(tasks);
}

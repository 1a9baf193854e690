import type { EntityManager } from 'typeorm';
import type { GoneThing } from '../withdrawal/purge.service.js';
import type { ThingKind } from './due-things.js';
import type { VanishedThing } from './sighting.service.js';

/** Misses in a row after which a thing counts as missing. */
const ENOUGH_MISSES = 3;
/** Misses this close together are one: an hour, less what the clock that starts checks may be early. */
const APART_MS = 55 * 60_000;

const TABLE: Record<ThingKind, string> = { POST: 'posts', COMMENT: 'comments' };

/**
 * Counts one more miss of the absent, and says which things are gone now.
 * @param vanished of one kind
 */
export async function countMisses(
  manager: EntityManager,
  kind: ThingKind,
  vanished: readonly VanishedThing[],
  now: Date,
): Promise<{ gone: GoneThing[]; waiting: number }> {
  if (vanished.length === 0) return { gone: [], waiting: 0 };
  const table = TABLE[kind];
  const stateOf = new Map(vanished.map(({ id, state }) => [id, state]));
  const found: { id: string; fullname: string; misses: number; missed_at: Date | null }[] =
    await manager.query(
      `select id, fullname, misses, missed_at from ${table}
       where id = any($1) and state in ('LIVE', 'EDITED', 'AUTHOR_GONE') order by fullname, source_id for update`,
      [[...stateOf.keys()]],
    );
  const gone: GoneThing[] = [];
  const missed: string[] = [];
  let waiting = 0;
  for (const { id, fullname, misses, missed_at: missedAt } of found) {
    const state = stateOf.get(id) ?? 'ABSENT';
    const counts = missedAt === null || missedAt.getTime() + APART_MS <= now.getTime();
    if (state !== 'ABSENT') gone.push({ fullname, state });
    else if (counts && misses + 1 >= ENOUGH_MISSES) gone.push({ fullname, state: 'MISSING' });
    else waiting += 1;
    if (state === 'ABSENT' && counts) missed.push(id);
  }
  await manager.query(`update ${table} set misses = misses + 1, missed_at = $2 where id = any($1)`, [
    missed,
    now,
  ]);
  return { gone, waiting };
}

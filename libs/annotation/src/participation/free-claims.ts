import type { EntityManager } from 'typeorm';
import { freeHeldRetests } from '../retest/store-retest.js';

/** Gives back everything a person holds in a study; the caller has locked the membership. Returns how much it was. */
export async function freeClaims(manager: EntityManager, studyId: string, personId: string): Promise<number> {
  const [row]: { freed: number }[] = await manager.query(
    `with freed as (
       update slots set state = 'open', person_id = null, lease_until = null, draw = null
       where study_id = $1 and person_id = $2 and state = 'claimed' returning id)
     select count(*)::int as freed from freed`,
    [studyId, personId],
  );
  return (row?.freed ?? 0) + (await freeHeldRetests(manager, studyId, personId));
}

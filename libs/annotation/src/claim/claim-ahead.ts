import type { EntityManager } from 'typeorm';
import { takePart } from '../participation/take-part.js';
import type { AheadOutcome, Claim } from './claim.js';
import { nothingLeft, renewHeld } from './claim-slot.js';
import { CLAIMABLE } from './claimable.js';
import { type LockedMember, refusedOutcome } from './locked-member.js';
import { claimAnother } from './take-slot.js';

/** How long what is taken along for work without a connection stays reserved, unless the study's lease is longer. */
export const OFFLINE_LEASE_SECONDS = 8 * 3600;

/**
 * Fills up what a locked member holds to `count` slots, each claimed one by one as any other, and renews the leases of all
 * of them together.
 * @param isOffline reserve them for hours, for work without a connection
 */
export async function claimAheadForMember(
  manager: EntityManager,
  member: LockedMember,
  count: number,
  isOffline: boolean,
): Promise<AheadOutcome> {
  const refused = refusedOutcome(member);
  if (refused) return refused;
  return takePart<AheadOutcome>(manager, member, () => fillUp(manager, member, count, isOffline));
}

async function fillUp(
  manager: EntityManager,
  member: LockedMember,
  count: number,
  isOffline: boolean,
): Promise<AheadOutcome> {
  const leaseSeconds = isOffline ? Math.max(member.leaseSeconds, OFFLINE_LEASE_SECONDS) : member.leaseSeconds;
  const held: Claim[] = await renewHeld(manager, { ...member, leaseSeconds });
  const wanted = Math.min(Math.max(count, 1), member.aheadLimit) - held.length;
  const more = wanted > 0 ? await share(manager, member, wanted, held.length === 0) : 0;
  for (let taken = 0; taken < more; taken += 1) {
    const claim = await claimAnother(manager, { ...member, leaseSeconds, draws: member.draws + taken });
    if (!claim) break;
    held.push(claim);
  }
  return held.length > 0 ? { kind: 'ahead', claims: held } : nothingLeft(manager, member);
}

/**
 * How many of the wanted slots to take: where others work too, at most half of what is free, so that one person's
 * supply does not leave the rest of the study with nothing to do. Somebody with nothing may always have one.
 */
async function share(
  manager: EntityManager,
  { studyId, personId, lanes }: LockedMember,
  wanted: number,
  hasNothing: boolean,
): Promise<number> {
  const [row]: { free: number; isAlone: boolean }[] = await manager.query(
    `select (select count(*)::int from (select from slots slot where ${CLAIMABLE} and slot.lane = any($4) limit $3) free) as free,
       not exists (select from study_people where study_id = $1 and person_id <> $2) as "isAlone"`,
    [studyId, personId, 2 * wanted, lanes],
  );
  if (!row || row.isAlone) return wanted;
  return Math.max(Math.min(wanted, Math.floor(row.free / 2)), hasNothing ? 1 : 0);
}

import type { EntityManager } from 'typeorm';
import type { ClaimOutcome } from '../claim/claim.js';
import { claimForMember } from '../claim/claim-slot.js';
import type { LockedMember } from '../claim/locked-member.js';

/**
 * What follows an answer or a skip.
 * @param member with what has been done by now
 * @param refusal why the study's texts may no longer be labelled, if so
 * @param prefetch whether the next task was asked for
 */
export async function nextTask(
  manager: EntityManager,
  member: LockedMember,
  refusal: string | undefined,
  prefetch: boolean,
): Promise<ClaimOutcome> {
  if (refusal) return { kind: 'study_closed', reason: 'NOT_PERMITTED_BY_SOURCE', message: refusal };
  if (prefetch) return claimForMember(manager, member);
  return {
    kind: 'nothing_left',
    done: member.done,
    heldByOthers: 0,
    message: 'The next task was not asked for.',
  };
}

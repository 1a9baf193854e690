import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StudyPermission } from '../study/study-permission.js';
import type { AheadOutcome, ClaimOutcome, HeldClaim } from './claim.js';
import { claimAheadForMember } from './claim-ahead.js';
import { claimForMember } from './claim-slot.js';
import { lockMember, lockMemberOrRefuse } from './locked-member.js';

export interface AheadWish {
  /** How many to hold in all, those held already counted. */
  readonly count: number;
  /** Reserve them for hours, for work without a connection. */
  readonly isOffline?: boolean;
}

/** Hands out slots. People and simulated annotators come the same way. */
@Injectable()
export class ClaimService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly permission: StudyPermission,
  ) {}

  /**
   * The first task the person holds in this study, with a fresh lease, or a new one.
   * @throws DomainError FORBIDDEN for somebody who is not in the study, NOT_PERMITTED_BY_SOURCE when a source no longer
   * lets its posts be annotated
   */
  async claimNext(personId: string, studyId: string): Promise<ClaimOutcome> {
    await this.permission.requireAnnotation(studyId);
    return this.dataSource.transaction(async (manager) =>
      claimForMember(manager, await lockMemberOrRefuse(manager, personId, studyId)),
    );
  }

  /**
   * Everything the person holds in this study, filled up to a number the study limits, in the order to do it; all leases
   * start anew.
   * @throws DomainError as `claimNext`
   */
  async claimAhead(
    personId: string,
    studyId: string,
    { count, isOffline = false }: AheadWish,
  ): Promise<AheadOutcome> {
    await this.permission.requireAnnotation(studyId);
    return this.dataSource.transaction(async (manager) =>
      claimAheadForMember(manager, await lockMemberOrRefuse(manager, personId, studyId), count, isOffline),
    );
  }

  /** A sign of life: the lease starts anew. False when the slot has gone to somebody else. */
  async renew(personId: string, slotId: string, claimToken: string): Promise<boolean> {
    const [slot]: { studyId: string }[] = await this.dataSource.query(
      `select study_id as "studyId" from slots where id = $1
       union all select study_id from retests where id = $1 and person_id = $2`,
      [slotId, personId],
    );
    if (!slot) return false;
    return (await this.renewAll(personId, slot.studyId, [{ slotId, claimToken }])).length > 0;
  }

  /** A sign of life for several claims of a study at once. Returns the slots that are still theirs. */
  async renewAll(personId: string, studyId: string, claims: readonly HeldClaim[]): Promise<string[]> {
    return this.dataSource.transaction(async (manager) => {
      // The membership first, as when claiming: a claim of theirs at this moment must not find its slots locked.
      const member = await lockMember(manager, personId, studyId);
      if (member?.state !== 'OPEN') return [];
      const renewed: { id: string }[] = await manager.query(
        `with mine as (
           select slots.id from slots join unnest($3::uuid[], $4::bigint[]) as named(slot_id, token)
             on named.slot_id = slots.id and named.token = slots.fencing_token
           where study_id = $1 and person_id = $2 and state = 'claimed' for update of slots skip locked),
         renewed as (
           update slots set lease_until = greatest(lease_until, clock_timestamp() + make_interval(secs => $5))
           where id in (select id from mine) returning id),
         again as (
           update retests set lease_until = greatest(lease_until, clock_timestamp() + make_interval(secs => $5))
           from unnest($3::uuid[], $4::bigint[]) as named(id, token)
           where retests.id = named.id and fencing_token = named.token and study_id = $1 and person_id = $2
             and state = 'claimed' returning retests.id)
         select id from renewed union all select id from again`,
        [studyId, personId, ...named(claims), member.leaseSeconds],
      );
      return renewed.map(({ id }) => id);
    });
  }

  /** Gives the slot back at once. False when it was not theirs any more. */
  async release(personId: string, slotId: string, claimToken: string): Promise<boolean> {
    return (await this.releaseAll(personId, [{ slotId, claimToken }])) > 0;
  }

  /** Gives claims back at once, in any studies. Returns how many were still theirs. */
  async releaseAll(personId: string, claims: readonly HeldClaim[]): Promise<number> {
    const released: { id: string }[] = await this.dataSource.query(
      `with mine as (
         select slots.id from slots join unnest($2::uuid[], $3::bigint[]) as named(slot_id, token)
           on named.slot_id = slots.id and named.token = slots.fencing_token
         where person_id = $1 and state = 'claimed' for update of slots skip locked),
       released as (
         update slots set state = 'open', person_id = null, lease_until = null, draw = null
         where id in (select id from mine) returning id),
       again as (
         update retests set state = 'free', lease_until = null from unnest($2::uuid[], $3::bigint[]) as named(id, token)
         where retests.id = named.id and fencing_token = named.token and person_id = $1 and state = 'claimed'
         returning retests.id)
       select id from released union all select id from again`,
      [personId, ...named(claims)],
    );
    return released.length;
  }
}

function named(claims: readonly HeldClaim[]): [slotIds: string[], tokens: string[]] {
  return [claims.map(({ slotId }) => slotId), claims.map(({ claimToken }) => tokenNumber(claimToken))];
}

/** A token that is no number of ours belongs to no slot. */
export function tokenNumber(claimToken: string): string {
  return /^\d{1,18}$/.test(claimToken) ? claimToken : '-1';
}

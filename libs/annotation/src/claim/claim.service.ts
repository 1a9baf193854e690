import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StudyPermission } from '../study/study-permission.js';
import type { ClaimOutcome } from './claim.js';
import { claimForMember, lockMemberOrRefuse } from './claim-slot.js';

/** Hands out slots. People and simulated annotators come the same way. */
@Injectable()
export class ClaimService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly permission: StudyPermission,
  ) {}

  /**
   * The task the person holds in this study, with a fresh lease, or a new one.
   * @throws DomainError FORBIDDEN for somebody who is not in the study, NOT_PERMITTED_BY_SOURCE when a source no longer
   * lets its posts be annotated
   */
  async claimNext(personId: string, studyId: string): Promise<ClaimOutcome> {
    await this.permission.requireAnnotation(studyId);
    return this.dataSource.transaction(async (manager) =>
      claimForMember(manager, await lockMemberOrRefuse(manager, personId, studyId)),
    );
  }

  /** A sign of life: the lease starts anew. False when the slot has gone to somebody else. */
  async renew(personId: string, slotId: string, claimToken: string): Promise<boolean> {
    const [rows]: [{ id: string }[], number] = await this.dataSource.query(
      `update slots set lease_until = clock_timestamp() + make_interval(secs => studies.lease_seconds)
       from studies where studies.id = slots.study_id and studies.state = 'OPEN'
         and slots.id = $1 and slots.person_id = $2 and slots.fencing_token = $3 and slots.state = 'claimed' returning slots.id`,
      [slotId, personId, tokenNumber(claimToken)],
    );
    return rows.length > 0;
  }

  /** Gives the slot back at once. False when it was not theirs any more. */
  async release(personId: string, slotId: string, claimToken: string): Promise<boolean> {
    const [rows]: [{ id: string }[], number] = await this.dataSource.query(
      `update slots set state = 'open', person_id = null, lease_until = null, draw = null
       where id = $1 and person_id = $2 and fencing_token = $3 and state = 'claimed' returning id`,
      [slotId, personId, tokenNumber(claimToken)],
    );
    return rows.length > 0;
  }
}

/** A token that is no number of ours belongs to no slot. */
export function tokenNumber(claimToken: string): string {
  return /^\d{1,18}$/.test(claimToken) ? claimToken : '-1';
}

import { AuditService, PeopleService } from '@ethogram/accounts';
import { Clock } from '@ethogram/core';
import { ConflictError, DomainError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { lockMember } from '../claim/claim-slot.js';
import { freeClaims } from './free-claims.js';
import type { WithdrawalRule } from './participation-plan.js';
import { ParticipantWithdrawals } from './participant-withdrawals.js';
import { standOf } from './take-part.js';

/** What lies beside somebody's judgments, in an order to delete it in. */
const ASIDE = ['retest_answers', 'retests', 'suggestion_exposures'];

interface Leaving {
  readonly studyId: string;
  readonly personId: string;
}

/** Lets people take their consent back and leave, whenever they like and without giving a reason. */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PeopleService,
    private readonly events: ParticipantWithdrawals,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Leaves the study for good, in one transaction; the second time nothing happens. What becomes of the judgments is
   * the study's rule, which the consent named.
   * @throws ConflictError when the study asks for no consent
   * @throws DomainError FORBIDDEN for somebody who is not in the study
   */
  async withdraw(personId: string, studyId: string): Promise<void> {
    const leaving = { studyId, personId };
    const rule = await this.dataSource.transaction(async (manager) => {
      const member = await lockMember(manager, personId, studyId);
      if (!member) return this.requireGone(manager, leaving);
      const { participation } = member;
      if (!participation?.consent)
        throw new ConflictError('This study asks for no consent. Ask its curator to take you out.');
      await standOf(manager, { ...leaving, participation });
      await freeClaims(manager, studyId, personId);
      if (participation.consent.withdrawal === 'UNLINK') await this.unlink(manager, leaving);
      else await this.remove(manager, leaving);
      await forgetIdentity(manager, leaving);
      await record(manager, leaving, participation.consent.withdrawal);
      return participation.consent.withdrawal;
    });
    if (rule) await this.audit.record(null, 'consent-withdrawn', 'study', studyId, { rule });
  }

  private async requireGone(manager: EntityManager, { studyId, personId }: Leaving): Promise<null> {
    const rows: unknown[] = await manager.query(
      `select from participations where study_id = $1 and person_id = $2 and withdrawn_at is not null`,
      [studyId, personId],
    );
    if (rows.length === 0) throw new DomainError('FORBIDDEN', 'You are not in this study.');
    return null;
  }

  /** All they gave goes over to a person who is nobody; nothing says who it was. */
  private async unlink(manager: EntityManager, { studyId, personId }: Leaving): Promise<void> {
    const nobody = await this.people.createNobody(manager, 'Withdrawn participant');
    const move = (table: string): Promise<unknown> =>
      manager.query(`update ${table} set person_id = $3 where study_id = $1 and person_id = $2`, [
        studyId,
        personId,
        nobody.id,
      ]);
    await manager.query(`select set_config('ethogram.unlinking', 'on', true)`);
    await move('judgments');
    await manager.query(`select set_config('ethogram.unlinking', 'off', true)`);
    for (const table of ['slots', 'skips', 'phase_answers', 'study_people', ...ASIDE]) await move(table);
  }

  /** No judgment of theirs is current any more, which keeps them out of everything; others make up for them. */
  private async remove(manager: EntityManager, { studyId, personId }: Leaving): Promise<void> {
    await manager.query(
      `update judgments set current = false where study_id = $1 and person_id = $2 and current`,
      [studyId, personId],
    );
    // Of somebody excluded the slots have been made up for already; those of known answers were for them alone.
    await manager.query(
      `update slots set person_id = null, draw = null, state = case
         when slots.state = 'excluded' or slots.gold or tasks.closed_at is not null then 'closed' else 'open' end
       from tasks where tasks.id = slots.task_id and slots.study_id = $1 and slots.person_id = $2`,
      [studyId, personId],
    );
    await manager.query(`update skips set note = '' where study_id = $1 and person_id = $2`, [
      studyId,
      personId,
    ]);
    for (const table of ['phase_answers', 'study_people', ...ASIDE])
      await manager.query(`delete from ${table} where study_id = $1 and person_id = $2`, [studyId, personId]);
    await this.events.announce({ studyId, personId, at: this.clock.now() }, manager);
  }
}

/** Who they were to a recruiter is forgotten; the key stays, so that they are known to have left when they come again. */
async function forgetIdentity(manager: EntityManager, { studyId, personId }: Leaving): Promise<void> {
  await manager.query(
    `update recruits set external_id = null, session_id = null, token = null, person_id = null
     where study_id = $1 and person_id = $2`,
    [studyId, personId],
  );
}

async function record(
  manager: EntityManager,
  { studyId, personId }: Leaving,
  rule: WithdrawalRule,
): Promise<void> {
  await manager.query(
    `update participations set withdrawn_at = clock_timestamp(), withdrawal = $3 where study_id = $1 and person_id = $2`,
    [studyId, personId, rule],
  );
}

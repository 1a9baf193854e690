import { AuditService } from '@ethogram/accounts';
import { BadInputError, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { lockMember } from '../claim/locked-member.js';
import { leaveOut, returnHeld, takeBackIn } from './excluded-work.js';

/** Sets people of a study aside and lets them go on. Everything is written to the audit log. */
@Injectable()
export class StandingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** Nothing new is given to them; what they hold they may still hand in. @param viewer null: the study's rule */
  async pause(viewer: Viewer | null, studyId: string, personId: string, reason: string): Promise<void> {
    await this.change(studyId, personId, (manager) =>
      set(
        manager,
        studyId,
        personId,
        `paused_at = coalesce(paused_at, clock_timestamp()), pause_reason = $3`,
        [reason],
      ),
    );
    await this.audit.record(viewer, 'paused-person', 'study', studyId, { personId, reason });
  }

  /** Lets them go on. The study's rule looks at their gold answers from now on only. */
  async resume(viewer: Viewer | null, studyId: string, personId: string): Promise<void> {
    await this.change(studyId, personId, (manager) =>
      set(
        manager,
        studyId,
        personId,
        `paused_at = null, pause_reason = null, warned_at = null, gold_since = clock_timestamp()`,
      ),
    );
    await this.audit.record(viewer, 'resumed-person', 'study', studyId, { personId });
  }

  /** Gives everything they hold back to the others at once. Returns how many tasks. */
  async returnWork(viewer: Viewer | null, studyId: string, personId: string): Promise<number> {
    const returned = await this.change(studyId, personId, (manager) =>
      returnHeld(manager, studyId, personId),
    );
    await this.audit.record(viewer, 'returned-work', 'study', studyId, { personId, returned });
    return returned;
  }

  /**
   * Their judgments stay, marked, and no longer count: not for agreement, not for releases made from now on. What they hold
   * goes back, and for each of their judgments a slot opens for others. Returns how many opened.
   */
  async exclude(viewer: Viewer | null, studyId: string, personId: string, reason: string): Promise<number> {
    if (reason.trim() === '') throw new BadInputError('Say why: it is kept with the study.');
    const opened = await this.change(studyId, personId, async (manager) => {
      await set(
        manager,
        studyId,
        personId,
        `excluded_at = coalesce(excluded_at, clock_timestamp()), exclusion_reason = $3`,
        [reason.trim()],
      );
      await returnHeld(manager, studyId, personId);
      return leaveOut(manager, studyId, personId);
    });
    await this.audit.record(viewer, 'excluded-person', 'study', studyId, { personId, reason, opened });
    return opened;
  }

  /**
   * Their judgments count again. Slots opened for others close unless somebody took them: those tasks keep a judgment more
   * than was asked for. Returns how many such there are.
   */
  async reinstate(viewer: Viewer | null, studyId: string, personId: string): Promise<number> {
    const kept = await this.change(studyId, personId, async (manager) => {
      await set(manager, studyId, personId, `excluded_at = null, exclusion_reason = null`);
      return takeBackIn(manager, studyId, personId);
    });
    await this.audit.record(viewer, 'reinstated-person', 'study', studyId, { personId, kept });
    return kept;
  }

  /** Groups of tasks they are for, beside everybody's. */
  async setGroups(
    viewer: Viewer | null,
    studyId: string,
    personId: string,
    groups: readonly string[],
  ): Promise<void> {
    const named = [...new Set(groups.map((group) => group.trim()).filter((group) => group !== ''))].sort();
    await this.change(studyId, personId, (manager) =>
      set(manager, studyId, personId, `groups = $3::jsonb`, [JSON.stringify(named)]),
    );
    await this.audit.record(viewer, 'set-groups', 'study', studyId, { personId, groups: named });
  }

  /** Under the locks of the study, so that two changes do not number slots alike, and of the member, as claiming is. */
  private async change<Result>(
    studyId: string,
    personId: string,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`select from studies where id = $1 for no key update`, [studyId]);
      if (!(await lockMember(manager, personId, studyId)))
        throw new NotFoundError('person of the study', personId);
      return work(manager);
    });
  }
}

async function set(
  manager: EntityManager,
  studyId: string,
  personId: string,
  assignments: string,
  values: readonly unknown[] = [],
): Promise<void> {
  await manager.query(`update study_people set ${assignments} where study_id = $1 and person_id = $2`, [
    studyId,
    personId,
    ...values,
  ]);
}

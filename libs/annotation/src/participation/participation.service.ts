import { NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type LockedMember, lockMember, lockMemberOrRefuse } from '../claim/claim-slot.js';
import { Study } from '../study/study.entity.js';
import { ConsentService } from './consent.service.js';
import { type OwnParticipation, type PhaseTask, stepsOf } from './own-participation.js';
import { Participation } from './participation.entity.js';
import type { ParticipationPlan } from './participation-plan.js';
import { ASKED_PHASES, firstCourse, isAsked, type Phase, phaseOf } from './participation.policy.js';
import { PhaseTasksService } from './phase-tasks.service.js';
import { type PhaseBook, settle, type Settled } from './settle.js';

/** A study with steps, and all its phases ask. */
export interface PlannedStudy {
  readonly id: string;
  readonly name: string;
  readonly plan: ParticipationPlan;
  readonly book: PhaseBook;
}

/** One person's way through the steps of a study, as they see it. */
@Injectable()
export class ParticipationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tasks: PhaseTasksService,
    private readonly consents: ConsentService,
  ) {}

  /**
   * Where the person stands; null: the study has no steps. Looking the first time begins the participation.
   * @throws DomainError FORBIDDEN for somebody who is not in the study and has not left it
   */
  async own(personId: string, studyId: string): Promise<OwnParticipation | null> {
    const study = await this.plannedStudy(studyId);
    if (!study) return null;
    const left = await this.withdrawn(personId, study);
    if (left) return left;
    const found = await this.dataSource.transaction(async (manager) => {
      const member = await lockMemberOrRefuse(manager, personId, studyId);
      const settled = await settle(manager, planned(member, study), study.book);
      return { settled, row: await this.rowOf(manager, personId, studyId) };
    });
    return this.view(study, found.settled, found.row);
  }

  /** Where the person stands, without beginning anything; null: the study has no steps. */
  async phase(personId: string, studyId: string): Promise<Phase | null> {
    const study = await this.dataSource.manager.findOneBy(Study, { id: studyId });
    if (!study?.participation) return null;
    const row = await this.rowOf(this.dataSource.manager, personId, studyId);
    const consent = study.participation.consent
      ? await this.consents.latest(this.dataSource.manager, studyId)
      : null;
    const standing = {
      course: row?.course ?? firstCourse(study.participation),
      consentVersion: row?.consentVersion ?? null,
      hasWithdrawn: Boolean(row?.withdrawnAt),
      hasReturned: Boolean(row?.returnedAt),
    };
    return phaseOf(standing, consent?.version ?? null);
  }

  /** Accepts a version of the consent; the same twice is once. A version that is not the latest changes nothing. */
  async accept(personId: string, studyId: string, version: number): Promise<OwnParticipation | null> {
    const study = await this.plannedStudy(studyId);
    if (!study) return null;
    await this.dataSource.transaction(async (manager) => {
      const member = await lockMember(manager, personId, studyId);
      if (!member || !study.plan.consent) return;
      await settle(manager, planned(member, study), study.book);
      const latest = await this.consents.latest(manager, studyId);
      if (latest?.version !== version) return;
      await manager.query(
        `insert into consents (study_id, person_id, version, text_hash, accepted_at)
         values ($1, $2, $3, $4, clock_timestamp()) on conflict do nothing`,
        [studyId, personId, version, latest.textHash],
      );
      await manager.query(
        `update participations set consent_version = $3 where study_id = $1 and person_id = $2`,
        [studyId, personId, version],
      );
    });
    return this.own(personId, studyId);
  }

  /** @throws NotFoundError */
  async plannedStudy(studyId: string): Promise<PlannedStudy | null> {
    const study = await this.dataSource.manager.findOneBy(Study, { id: studyId });
    if (!study) throw new NotFoundError('study', studyId);
    const { id, name, seed, participation: plan } = study;
    if (!plan) return null;
    const entries = await Promise.all(
      ASKED_PHASES.map(async (phase) => [phase, await this.tasks.ofPhase(id, plan, seed, phase)] as const),
    );
    return { id, name, plan, book: new Map(entries) };
  }

  private async withdrawn(personId: string, study: PlannedStudy): Promise<OwnParticipation | null> {
    const { manager } = this.dataSource;
    const row = await this.rowOf(manager, personId, study.id);
    if (!row?.withdrawnAt) return null;
    const { course, tryNumber, consentVersion: consent } = row;
    return this.view(
      study,
      { course, tryNumber, consent, phase: 'WITHDRAWN', answered: [], nextKey: null },
      row,
    );
  }

  private async rowOf(
    manager: EntityManager,
    personId: string,
    studyId: string,
  ): Promise<Participation | null> {
    return manager.findOneBy(Participation, { personId, studyId });
  }

  private async view(
    study: PlannedStudy,
    settled: Settled,
    row: Participation | null,
  ): Promise<OwnParticipation> {
    const { plan, book } = study;
    const latest = plan.consent ? await this.consents.latest(this.dataSource.manager, study.id) : null;
    const isDone = settled.phase === 'DONE';
    return {
      studyId: study.id,
      studyName: study.name,
      phase: settled.phase,
      steps: stepsOf(plan, settled, book),
      consent: latest && plan.consent ? { ...latest, withdrawal: plan.consent.withdrawal } : null,
      acceptedVersion: row?.consentVersion ?? null,
      task: await this.taskOf(study, settled),
      tryNumber: settled.tryNumber,
      tries: plan.qualification?.tries ?? null,
      passMark: plan.qualification?.passMark ?? null,
      completionCode: isDone ? (row?.completionCode ?? null) : null,
      returnUrl: isDone ? (plan.completion?.returnUrl ?? null) : null,
    };
  }

  private async taskOf({ plan, book }: PlannedStudy, settled: Settled): Promise<PhaseTask | null> {
    const { phase, nextKey: key, tryNumber, answered } = settled;
    const tasks = isAsked(phase) ? book.get(phase) : undefined;
    if (!isAsked(phase) || key === null || !tasks) return null;
    const content = await this.tasks.content(plan, phase, key, tasks);
    if (!content) return null;
    return { phase, key, place: answered.length + 1, asked: tasks.keys.length, tryNumber, content };
  }
}

export function planned(
  { studyId, personId }: Pick<LockedMember, 'studyId' | 'personId'>,
  { plan }: PlannedStudy,
): { studyId: string; personId: string; participation: ParticipationPlan } {
  return { studyId, personId, participation: plan };
}

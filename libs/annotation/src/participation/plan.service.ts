import { AuditService } from '@ethogram/accounts';
import { BadInputError, ConflictError, DomainError, NotFoundError, type Viewer } from '@ethogram/platform';
import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Study } from '../study/study.entity.js';
import { storeConsent } from './consent.service.js';
import { parsePlan, type ParticipationPlan } from './participation-plan.js';

export interface CheckedPlan {
  readonly plan: ParticipationPlan | null;
  readonly consentText: string | null;
}

/** Which steps a study has. */
@Injectable()
export class PlanService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instruments: InstrumentService,
    private readonly audit: AuditService,
  ) {}

  /** @param given as untrusted as it came. @throws BadInputError naming every problem; NotFoundError for an instrument; DomainError NOT_PERMITTED_BY_LICENCE */
  async check(given: unknown): Promise<CheckedPlan> {
    if (given === null || given === undefined) return { plan: null, consentText: null };
    const parsed = parsePlan(given);
    if (!parsed.ok) throw new BadInputError(parsed.problems.join(' '));
    for (const survey of [parsed.plan?.preSurvey, parsed.plan?.postSurvey])
      if (survey) await this.instruments.requirePermission(survey.instrumentId, 'administer');
    return parsed;
  }

  /** Stores the consent of a study that is being created. */
  async storeText(
    manager: EntityManager,
    studyId: string,
    { consentText }: CheckedPlan,
    viewer: Viewer | null,
  ): Promise<void> {
    if (consentText !== null) await storeConsent(manager, studyId, consentText, viewer?.personId ?? null);
  }

  /** Changes the steps of a draft. @throws ConflictError once the study was opened, when people may be on their way */
  async set(viewer: Viewer, studyId: string, given: unknown): Promise<void> {
    const checked = await this.check(given);
    await this.dataSource.transaction(async (manager) => {
      const [study]: { openedAt: Date | null }[] = await manager.query(
        `select opened_at as "openedAt" from studies where id = $1 for update`,
        [studyId],
      );
      if (!study) throw new NotFoundError('study', studyId);
      if (study.openedAt)
        throw new ConflictError(
          'The steps of a study stay as they are once it was opened. A new consent can be published.',
        );
      await manager.query(`update studies set participation = $2::jsonb where id = $1`, [
        studyId,
        checked.plan && JSON.stringify(checked.plan),
      ]);
      await this.storeText(manager, studyId, checked, viewer);
    });
    await this.audit.record(viewer, 'set-participation', 'study', studyId);
  }

  /** Why the study cannot be opened yet. @throws DomainError CONFLICT */
  async requireReady({ id, participation }: Pick<Study, 'id' | 'participation'>): Promise<void> {
    if (!participation?.qualification) return;
    const rows: unknown[] = await this.dataSource.query(
      `select from gold_answers gold join tasks on tasks.id = gold.task_id
       where gold.study_id = $1 and gold.kind = 'TRAINING' and tasks.closed_at is null limit 1`,
      [id],
    );
    if (rows.length === 0)
      throw new DomainError(
        'CONFLICT',
        'This study begins with a training, which has no tasks yet: give some tasks known answers of the kind “training” first.',
      );
  }
}

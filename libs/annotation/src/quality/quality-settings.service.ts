import { AuditService } from '@ethogram/accounts';
import { BadInputError, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Study } from '../study/study.entity.js';
import type { QualitySettings } from './quality-settings.js';

/** The share of gold, the rule about it, and pay of a study; they may change while it runs. */
@Injectable()
export class QualitySettingsService {
  constructor(
    @InjectRepository(Study) private readonly studies: Repository<Study>,
    private readonly audit: AuditService,
  ) {}

  async set(viewer: Viewer | null, studyId: string, settings: QualitySettings): Promise<Study> {
    const problem = problemOf(settings);
    if (problem) throw new BadInputError(problem);
    const { affected } = await this.studies.update(studyId, { quality: settings as never });
    if (!affected) throw new NotFoundError('study', studyId);
    await this.audit.record(viewer, 'set-quality', 'study', studyId, { ...settings });
    return this.studies.findOneByOrFail({ id: studyId });
  }
}

function problemOf({ goldShare = 0, goldSpacing = 1, rule, pay }: QualitySettings): string | undefined {
  if (!(goldShare >= 0 && goldShare <= 0.5)) return 'The share of gold must be from 0 to 0.5.';
  if (goldShare > 0 && goldSpacing > Math.round(1 / goldShare))
    return `With a share of ${goldShare} gold comes every ${Math.round(1 / goldShare)} tasks: the spacing cannot be larger.`;
  if (rule && !(rule.below > 0 && rule.below <= 1))
    return 'The rule needs a share of right answers from 0 to 1.';
  if (rule && rule.after < 1) return 'The rule needs at least one gold answer to judge by.';
  if (pay && !(pay.amount >= 0)) return 'The pay must not be negative.';
  if (pay && !/^[A-Z]{3}$/.test(pay.currency))
    return 'Name the currency by its three letters, for example EUR.';
  return undefined;
}

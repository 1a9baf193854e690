import { createHash } from 'node:crypto';
import { AuditService } from '@ethogram/accounts';
import { BadInputError, ConflictError, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ParticipationPlan } from './participation-plan.js';
import { ConsentVersion } from './consent-version.entity.js';
import { MAX_CONSENT_LENGTH } from './participation-plan.js';

export interface ConsentText {
  readonly version: number;
  readonly text: string;
  readonly textHash: string;
}

/** The texts people agree to before they begin, version by version. */
@Injectable()
export class ConsentService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /**
   * A new version of a study's text, asked of everybody again before they go on; the same text as before is no new one.
   * @throws ConflictError when the study asks for no consent
   */
  async publish(viewer: Viewer | null, studyId: string, text: string): Promise<ConsentText> {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.length > MAX_CONSENT_LENGTH)
      throw new BadInputError(`The consent has 1 to ${MAX_CONSENT_LENGTH} characters.`);
    const published = await this.dataSource.transaction(async (manager) => {
      const [study]: { participation: ParticipationPlan | null }[] = await manager.query(
        `select participation from studies where id = $1 for update`,
        [studyId],
      );
      if (!study) throw new NotFoundError('study', studyId);
      if (!study.participation?.consent)
        throw new ConflictError('This study asks for no consent: add that step while it is a draft.');
      return storeConsent(manager, studyId, trimmed, viewer?.personId ?? null);
    });
    await this.audit.record(viewer, 'published-consent', 'study', studyId, {
      version: published.version,
      textHash: published.textHash,
    });
    return published;
  }

  /** Every version of a study's text, the newest first. */
  async versions(studyId: string): Promise<ConsentVersion[]> {
    return this.dataSource.manager.find(ConsentVersion, { where: { studyId }, order: { version: 'DESC' } });
  }

  async latest(manager: EntityManager, studyId: string): Promise<ConsentText | null> {
    return manager.findOne(ConsentVersion, { where: { studyId }, order: { version: 'DESC' } });
  }
}

/** Stores the text as the next version, unless it is the latest already. The caller holds a lock on the study. */
export async function storeConsent(
  manager: EntityManager,
  studyId: string,
  text: string,
  publishedBy: string | null,
): Promise<ConsentText> {
  const textHash = createHash('sha256').update(text).digest('hex');
  const latest = await manager.findOne(ConsentVersion, { where: { studyId }, order: { version: 'DESC' } });
  if (latest?.textHash === textHash) return latest;
  const version = (latest?.version ?? 0) + 1;
  await manager.query(
    `insert into consent_versions (study_id, version, text, text_hash, published_at, published_by)
     values ($1, $2, $3, $4, clock_timestamp(), $5)`,
    [studyId, version, text, textHash, publishedBy],
  );
  return { version, text, textHash };
}

import { createHmac, randomBytes } from 'node:crypto';
import { AuditService } from '@ethogram/accounts';
import { Clock, newId } from '@ethogram/core';
import { BadInputError, ConflictError, NotFoundError, PlatformConfig, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ParticipantsService, type ParticipantMark } from '../participation/participants.service.js';
import { StudyService } from '../study/study.service.js';
import { Recruit } from './recruit.entity.js';
import { type Recruiter, RecruitmentLink } from './recruitment-link.entity.js';
import { isExternalId } from './recruitment.policy.js';

/** Ids an import or a marking takes at once. */
export const MOST_IDS = 5_000;
const TOKEN_BYTES = 18;

export interface NewLink {
  readonly studyId: string;
  readonly name: string;
  readonly recruiter: Recruiter;
  readonly places?: number | null;
}

export interface LinkWithCounts {
  readonly link: RecruitmentLink;
  readonly joined: number;
  readonly address: string;
}

export interface ImportedRecruit {
  readonly externalId: string;
  readonly address: string;
}

/** The addresses people come to a study by, and who was invited through them. */
@Injectable()
export class RecruitmentService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly studies: StudyService,
    private readonly participants: ParticipantsService,
    private readonly audit: AuditService,
    private readonly config: PlatformConfig,
    private readonly clock: Clock,
  ) {}

  async createLink(
    viewer: Viewer | null,
    { studyId, name, recruiter, places = null }: NewLink,
  ): Promise<LinkWithCounts> {
    const study = await this.studies.get(studyId);
    if (name.trim() === '') throw new BadInputError('A link needs a name.');
    if (!study.participation)
      throw new ConflictError(
        'People who come by a link take the steps of the study: set at least a consent or a completion code first.',
      );
    const link: RecruitmentLink = {
      id: newId(this.clock),
      studyId,
      name: name.trim(),
      recruiter,
      token: newToken(),
      places,
      createdAt: this.clock.now(),
      closedAt: null,
    };
    await this.dataSource.manager.insert(RecruitmentLink, link);
    await this.audit.record(viewer, 'created-recruitment-link', 'study', studyId, { linkId: link.id });
    return { link, joined: 0, address: this.addressOf(link) };
  }

  /** Lets nobody new in; who is in goes on. */
  async closeLink(viewer: Viewer, id: string): Promise<LinkWithCounts> {
    const { manager } = this.dataSource;
    const link = await manager.findOneBy(RecruitmentLink, { id });
    if (!link) throw new NotFoundError('recruitment link', id);
    if (!link.closedAt) {
      link.closedAt = this.clock.now();
      await manager.update(RecruitmentLink, id, { closedAt: link.closedAt });
      await this.audit.record(viewer, 'closed-recruitment-link', 'study', link.studyId, { linkId: id });
    }
    return (await this.counted([link]))[0] as LinkWithCounts;
  }

  async links(studyId: string): Promise<LinkWithCounts[]> {
    const links = await this.dataSource.manager.find(RecruitmentLink, {
      where: { studyId },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return this.counted(links);
  }

  /**
   * Makes an address of their own for each of these people; who has one keeps it.
   * @throws BadInputError naming the ids that are none; nothing is imported then
   */
  async invite(viewer: Viewer, linkId: string, externalIds: readonly string[]): Promise<ImportedRecruit[]> {
    const { manager } = this.dataSource;
    const link = await manager.findOneBy(RecruitmentLink, { id: linkId });
    if (!link) throw new NotFoundError('recruitment link', linkId);
    if (link.recruiter === 'PROLIFIC')
      throw new ConflictError(
        'Prolific sends people by the one address of the link: import ids to another kind of link.',
      );
    const ids = checkedIds(externalIds);
    const rows = ids.map((externalId) => ({
      id: newId(this.clock),
      studyId: link.studyId,
      linkId,
      externalKey: externalKey(this.config.secret, link.studyId, externalId),
      externalId,
      sessionId: null,
      token: newToken(),
      personId: null,
      createdAt: this.clock.now(),
      statusAt: null,
    }));
    await manager.createQueryBuilder().insert().into(Recruit).values(rows).orIgnore().execute();
    const known = await manager.find(Recruit, {
      where: { studyId: link.studyId, externalKey: In(rows.map((row) => row.externalKey)) },
    });
    await this.audit.record(viewer, 'invited-participants', 'study', link.studyId, { invited: ids.length });
    return known.flatMap(({ externalId, token }) =>
      externalId && token ? [{ externalId, address: `${this.config.publicUrl}/annotate/join/${token}` }] : [],
    );
  }

  /** Marks participants by the ids of their recruiter. @returns how many were found */
  async markByIds(
    viewer: Viewer,
    studyId: string,
    externalIds: readonly string[],
    mark: ParticipantMark,
  ): Promise<number> {
    const keys = checkedIds(externalIds).map((id) => externalKey(this.config.secret, studyId, id));
    const found = await this.dataSource.manager.find(Recruit, { where: { studyId, externalKey: In(keys) } });
    const personIds = found.flatMap(({ personId }) => personId ?? []);
    return this.participants.mark(viewer, studyId, personIds, mark);
  }

  private async counted(links: readonly RecruitmentLink[]): Promise<LinkWithCounts[]> {
    const rows: { linkId: string; joined: number }[] = await this.dataSource.query(
      `select link_id as "linkId", count(person_id)::int as joined from recruits where link_id = any($1) group by link_id`,
      [links.map(({ id }) => id)],
    );
    const joined = new Map(rows.map((row) => [row.linkId, row.joined]));
    return links.map((link) => ({
      link,
      joined: joined.get(link.id) ?? 0,
      address: this.addressOf(link),
    }));
  }

  /** As it is to be given to the recruiter; Prolific replaces what stands in double braces. */
  private addressOf({ token, recruiter }: RecruitmentLink): string {
    const address = `${this.config.publicUrl}/annotate/join/${token}`;
    if (recruiter !== 'PROLIFIC') return address;
    const names = ['PROLIFIC_PID', 'STUDY_ID', 'SESSION_ID'];
    return `${address}?${names.map((name) => `${name}={{%${name}%}}`).join('&')}`;
  }
}

/** By which the same person is known again, also after their id was forgotten. */
export function externalKey(secret: string, studyId: string, externalId: string): string {
  return createHmac('sha256', secret).update(`recruit:${studyId}:${externalId}`).digest('hex');
}

function newToken(): string {
  // The address is all it takes to get in: nobody may guess one.
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

function checkedIds(ids: readonly string[]): string[] {
  const unique = [...new Set(ids.map((id) => id.trim()).filter((id) => id !== ''))];
  if (unique.length === 0) throw new BadInputError('There is no id in what you sent.');
  if (unique.length > MOST_IDS) throw new BadInputError(`Send at most ${MOST_IDS} ids at a time.`);
  const bad = unique.filter((id) => !isExternalId(id));
  if (bad.length > 0)
    throw new BadInputError(
      `These are no ids (letters, digits, dot, - and _ only): ${bad.slice(0, 5).join(', ')}${bad.length > 5 ? ' …' : ''}. Nothing was changed.`,
    );
  return unique;
}

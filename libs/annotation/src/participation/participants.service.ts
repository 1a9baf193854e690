import { AuditService } from '@ethogram/accounts';
import { BadInputError, type Page, type PageOf, pageWindow, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Study } from '../study/study.entity.js';
import { freeClaims } from './free-claims.js';
import { firstCourse, type Phase, phaseOf, type Course } from './participation.policy.js';

/** People a marking takes at once. */
const MOST_MARKED = 5_000;

export const PARTICIPANT_MARKS = ['RETURNED', 'APPROVED', 'NONE'] as const;
export type ParticipantMark = (typeof PARTICIPANT_MARKS)[number];

/** A person in a study with steps, as its curator sees them. */
export interface Participant {
  readonly personId: string;
  readonly displayName: string;
  readonly externalId: string | null;
  readonly phase: Phase;
  readonly tryNumber: number;
  readonly consentVersion: number | null;
  readonly startedAt: Date;
  readonly completedAt: Date | null;
  /** Time on screen in all parts, as the browser measured it; minutes. */
  readonly activeMinutes: number;
  readonly judgments: number;
  readonly completionCode: string | null;
  readonly withdrawnAt: Date | null;
  readonly returnedAt: Date | null;
  readonly approvedAt: Date | null;
}

interface Row extends Omit<Participant, 'phase'> {
  readonly course: Course;
  readonly consent: number | null;
}

/** Who takes part in a study, how far they are, and what became of their place. */
@Injectable()
export class ParticipantsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  async list(studyId: string, page?: Page): Promise<PageOf<Participant>> {
    const { skip = 0, take = 25 } = pageWindow(page);
    const rows: Row[] = await this.dataSource.query(
      `select taking.person_id as "personId", people.display_name as "displayName", recruits.external_id as "externalId",
         course, try_number as "tryNumber", consent_version as "consentVersion", started_at as "startedAt",
         completed_at as "completedAt", completion_code as "completionCode", withdrawn_at as "withdrawnAt",
         returned_at as "returnedAt", approved_at as "approvedAt",
         (select count(*)::int from judgments where study_id = $1 and person_id = taking.person_id and current) as judgments,
         (coalesce((select sum(duration_ms) from judgments where study_id = $1 and person_id = taking.person_id and current), 0)
           + coalesce((select sum(duration_ms) from phase_answers where study_id = $1 and person_id = taking.person_id), 0))::float8
           / 60000 as "activeMinutes",
         case when studies.participation->'consent' <> 'null' then
           (select max(version) from consent_versions where study_id = $1) end as consent
       from participations taking join people on people.id = taking.person_id join studies on studies.id = taking.study_id
         left join recruits on recruits.study_id = taking.study_id and recruits.person_id = taking.person_id
       where taking.study_id = $1 order by started_at, taking.person_id limit $2 offset $3`,
      [studyId, take, skip],
    );
    const [count]: { total: number }[] = await this.dataSource.query(
      `select count(*)::int as total from participations where study_id = $1`,
      [studyId],
    );
    const items = rows.map(({ course, consent, ...row }) => {
      const { consentVersion, withdrawnAt, returnedAt } = row;
      const standing = {
        course,
        consentVersion,
        hasWithdrawn: withdrawnAt !== null,
        hasReturned: returnedAt !== null,
      };
      return { ...row, phase: phaseOf(standing, consent) };
    });
    return { items, total: count?.total ?? 0 };
  }

  /**
   * Marks participants. Who has returned their place holds nothing any more, at once.
   * @returns how many of them are in the study
   */
  async mark(
    viewer: Viewer | null,
    studyId: string,
    personIds: readonly string[],
    mark: ParticipantMark,
  ): Promise<number> {
    if (personIds.length > MOST_MARKED)
      throw new BadInputError(`Mark at most ${MOST_MARKED} people at a time.`);
    const study = await this.dataSource.manager.findOneBy(Study, { id: studyId });
    if (!study?.participation) return 0;
    const course = firstCourse(study.participation);
    let marked = 0;
    for (const personId of new Set(personIds)) {
      const isMember = await this.dataSource.transaction((manager) =>
        markOne(manager, { studyId, personId, course, mark }),
      );
      if (isMember) marked += 1;
    }
    await this.audit.record(viewer, 'marked-participants', 'study', studyId, { mark, marked });
    return marked;
  }
}

interface Marking {
  readonly studyId: string;
  readonly personId: string;
  /** Where somebody begins who has not come yet. */
  readonly course: Course;
  readonly mark: ParticipantMark;
}

/** False when the person is not in the study. */
export async function markOne(
  manager: EntityManager,
  { studyId, personId, course, mark }: Marking,
): Promise<boolean> {
  // The lock of a membership: claims and answers of theirs at this moment come before or after.
  const member: unknown[] = await manager.query(
    `select from study_people where study_id = $1 and person_id = $2 for update`,
    [studyId, personId],
  );
  if (member.length === 0) return false;
  await manager.query(
    `insert into participations (study_id, person_id, course, started_at, returned_at, approved_at)
     values ($1, $2, $3, clock_timestamp(), case when $4 = 'RETURNED' then clock_timestamp() end,
       case when $4 = 'APPROVED' then clock_timestamp() end)
     on conflict (study_id, person_id) do update set returned_at = excluded.returned_at, approved_at = excluded.approved_at`,
    [studyId, personId, course, mark],
  );
  if (mark === 'RETURNED') await freeClaims(manager, studyId, personId);
  return true;
}

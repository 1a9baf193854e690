import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StudyStatistics } from '../study/study-statistics.js';

export interface QueueHealth {
  readonly open: number;
  /** In somebody's hands, with a live lease. */
  readonly held: number;
  /** Past their lease and still with whom they were; whoever asks next gets them. */
  readonly expired: number;
  /** Free, and nobody who works in the study may have them, of the first `strandedOf` looked at. */
  readonly stranded: number;
  readonly strandedOf: number;
  readonly done: number;
  /** Judgments in the last hour. */
  readonly lastHour: number;
  /** At the pace of the last hour; null when nobody worked. */
  readonly hoursLeft: number | null;
}

export interface JudgmentsOnDay {
  /** ISO, UTC. */
  readonly day: string;
  readonly judgments: number;
}

const STRANDED_LOOKED_AT = 1_000;
const DAYS = 30;

@Injectable()
export class QueueHealthService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly statistics: StudyStatistics,
  ) {}

  async ofStudy(studyId: string): Promise<QueueHealth> {
    const counts = (await this.statistics.counts([studyId])).get(studyId);
    const { openCount: open = 0, claimedCount: held = 0, doneCount: done = 0 } = counts ?? {};
    const [row]: { expired: number; lastHour: number }[] = await this.dataSource.query(
      `select (select count(*)::int from slots where study_id = $1 and state = 'claimed' and person_id is not null
           and lease_until < clock_timestamp()) as expired,
         (select coalesce(sum(recent.judgments), 0)::int from study_people member, lateral (
           select count(*) as judgments from judgments where study_id = $1 and person_id = member.person_id
             and submitted_at > clock_timestamp() - interval '1 hour' and revision = 1) recent
          where member.study_id = $1) as "lastHour"`,
      [studyId],
    );
    const { expired = 0, lastHour = 0 } = row ?? {};
    const hoursLeft = lastHour > 0 ? (open + held) / lastHour : null;
    return { open, held, expired, done, lastHour, hoursLeft, ...(await this.stranded(studyId)) };
  }

  /** First answers by day, the last thirty days. */
  async overTime(studyId: string): Promise<JudgmentsOnDay[]> {
    return this.dataSource.query(
      `with days as (
         select to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD') as day from study_people member
         join judgments on judgments.study_id = $1 and judgments.person_id = member.person_id
           and submitted_at > clock_timestamp() - make_interval(days => $2) and revision = 1
         where member.study_id = $1)
       select day, count(*)::int as judgments from days group by day order by day`,
      [studyId, DAYS],
    );
  }

  private async stranded(studyId: string): Promise<{ stranded: number; strandedOf: number }> {
    const [row]: { stranded: number; looked: number }[] = await this.dataSource.query(
      `with free as (
         select task_id, lane from slots slot where study_id = $1 and state in ('open', 'claimed') and not gold
           and (state = 'open' or lease_until < clock_timestamp()) order by lane, place limit $2)
       select count(*)::int as looked, count(*) filter (where not exists (
         select from study_people member where member.study_id = $1 and excluded_at is null
           and (free.lane = '' or member.groups ? free.lane)
           and not exists (select from slots mine where mine.task_id = free.task_id and mine.person_id = member.person_id
             and mine.state in ('claimed', 'done') offset 0)
           and not exists (select from skips where skips.task_id = free.task_id and skips.person_id = member.person_id offset 0)
       ))::int as stranded from free`,
      [studyId, STRANDED_LOOKED_AT],
    );
    return { stranded: row?.stranded ?? 0, strandedOf: row?.looked ?? 0 };
  }
}

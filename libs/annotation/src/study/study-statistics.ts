import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface StudyCounts {
  readonly taskCount: number;
  readonly slotCount: number;
  readonly doneCount: number;
  /** Held, with a live lease. */
  readonly claimedCount: number;
  /** Free to be claimed, those past their lease included. */
  readonly openCount: number;
}

export interface PersonStatistics {
  readonly studyId: string;
  readonly personId: string;
  readonly judgments: number;
  /** Median time on screen of first answers, in seconds. */
  readonly medianSeconds: number | null;
  readonly lastAt: Date | null;
}

const NOTHING: StudyCounts = { taskCount: 0, slotCount: 0, doneCount: 0, claimedCount: 0, openCount: 0 };

/** Numbers of many studies at once; tasks closed by a deletion do not count, nor do the answers to them. */
@Injectable()
export class StudyStatistics {
  constructor(private readonly dataSource: DataSource) {}

  async counts(studyIds: readonly string[]): Promise<Map<string, StudyCounts>> {
    const rows: ({ studyId: string } & StudyCounts)[] = await this.dataSource.query(
      `with slot_counts as (
         select study_id, count(*)::int as slots, count(*) filter (where state = 'done')::int as done,
           count(*) filter (where state = 'claimed' and lease_until >= clock_timestamp())::int as claimed,
           count(*) filter (where state = 'open' or (state = 'claimed' and lease_until < clock_timestamp()))::int as open
         from slots where study_id = any($1)
           and task_id not in (select id from tasks where study_id = any($1) and closed_at is not null)
         group by study_id),
       task_counts as (
         select study_id, count(*)::int as tasks from tasks where study_id = any($1) and closed_at is null group by study_id)
       select task_counts.study_id as "studyId", tasks as "taskCount", coalesce(slots, 0) as "slotCount", coalesce(done, 0) as "doneCount",
         coalesce(claimed, 0) as "claimedCount", coalesce(open, 0) as "openCount"
       from task_counts left join slot_counts using (study_id)`,
      [studyIds],
    );
    const byStudy = new Map(rows.map(({ studyId, ...counts }) => [studyId, counts]));
    return new Map(studyIds.map((id) => [id, byStudy.get(id) ?? NOTHING]));
  }

  /** Everybody in these studies, most judgments first. */
  async people(studyIds: readonly string[]): Promise<PersonStatistics[]> {
    return this.dataSource.query(
      `select member.study_id as "studyId", member.person_id as "personId",
         count(judgment.id) filter (where judgment.current)::int as judgments,
         percentile_cont(0.5) within group (order by judgment.duration_ms) filter (where judgment.revision = 1) / 1000 as "medianSeconds",
         max(judgment.submitted_at) as "lastAt"
       from study_people member
       left join judgments judgment on judgment.study_id = member.study_id and judgment.person_id = member.person_id
       where member.study_id = any($1)
       group by member.study_id, member.person_id order by judgments desc, member.person_id`,
      [studyIds],
    );
  }
}

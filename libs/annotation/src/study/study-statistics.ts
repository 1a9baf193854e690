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

/**
 * Counters, less what does not count: tasks closed by a deletion, gold, and people who were excluded. All of these are few,
 * so a study of a million tasks is counted as quickly as a small one.
 */
const COUNTS = `
  with aside as (
    select study_id, id from tasks where study_id = any($1) and closed_at is not null
    union select study_id, task_id from gold_answers where study_id = any($1)),
  aside_tasks as (select study_id, count(*)::int as tasks from aside group by study_id),
  aside_slots as (
    select aside.study_id, count(*) filter (where not gold and replaces is null)::int as slots,
      count(*) filter (where state = 'done')::int as done
    from aside join slots on slots.task_id = aside.id group by aside.study_id),
  judged as (
    select study_id, sum(done)::int as done from study_people where study_id = any($1) and excluded_at is null group by study_id),
  held as (
    select study_id, count(*)::int as claimed from slots
    where study_id = any($1) and state = 'claimed' and person_id is not null and not gold and lease_until >= clock_timestamp()
      and not exists (select from gold_answers where gold_answers.task_id = slots.task_id) group by study_id),
  counted as (
    select studies.id, task_total - coalesce(aside_tasks.tasks, 0) as tasks, slot_total - coalesce(aside_slots.slots, 0) as slots,
      coalesce(judged.done, 0) - coalesce(aside_slots.done, 0) as done, coalesce(held.claimed, 0) as claimed
    from studies left join aside_tasks on aside_tasks.study_id = studies.id
      left join aside_slots on aside_slots.study_id = studies.id
      left join judged on judged.study_id = studies.id left join held on held.study_id = studies.id
    where studies.id = any($1))
  select id as "studyId", tasks as "taskCount", slots as "slotCount", done as "doneCount", claimed as "claimedCount",
    greatest(slots - done - claimed, 0) as "openCount"
  from counted`;

/** Numbers of many studies at once; tasks closed by a deletion do not count, nor do the answers to them. */
@Injectable()
export class StudyStatistics {
  constructor(private readonly dataSource: DataSource) {}

  async counts(studyIds: readonly string[]): Promise<Map<string, StudyCounts>> {
    const rows: ({ studyId: string } & StudyCounts)[] = await this.dataSource.query(COUNTS, [studyIds]);
    const byStudy = new Map(rows.map(({ studyId, ...counts }) => [studyId, counts]));
    return new Map(studyIds.map((id) => [id, byStudy.get(id) ?? NOTHING]));
  }

  /** By study, whose judgments do not count. */
  async excludedPeople(studyIds: readonly string[]): Promise<Map<string, Set<string>>> {
    const rows: { studyId: string; personIds: string[] }[] = await this.dataSource.query(
      `select study_id as "studyId", array_agg(person_id) as "personIds" from study_people
       where study_id = any($1) and excluded_at is not null group by study_id`,
      [studyIds],
    );
    return new Map(rows.map(({ studyId, personIds }) => [studyId, new Set(personIds)]));
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

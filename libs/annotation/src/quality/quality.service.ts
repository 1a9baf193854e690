import { InstrumentService } from '@ethogram/surveys';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NOT_EXCLUDED } from '../agreement/counted-judgments.js';
import { sampledTasks } from '../agreement/sampled-tasks.js';
import type { Standing } from '../claim/locked-member.js';
import { definitionOf } from '../form/study-form.js';
import type { Study } from '../study/study.entity.js';
import {
  accuracyByQuestion,
  accuracyOfPerson,
  type GoldJudgment,
  type PersonAccuracy,
  type QuestionAccuracy,
} from './gold-accuracy.js';
import { type Closeness, leaveOneOut } from './leave-one-out.js';
import { type PaySetting } from './quality-settings.js';

export interface PersonQuality {
  readonly personId: string;
  readonly standing: Standing;
  /** Why they are paused or excluded. */
  readonly reason: string | null;
  readonly warnedAt: Date | null;
  readonly groups: readonly string[];
  readonly judgments: number;
  readonly held: number;
  readonly skips: number;
  readonly gold: PersonAccuracy;
  readonly agreement: readonly Closeness[];
  /** Time on screen, in seconds. */
  readonly medianSeconds: number | null;
  /** Judgments an hour of time on screen. */
  readonly perHour: number | null;
  /** In the currency of the study's pay. */
  readonly payPerHour: number | null;
  /** Batteries answered with one and the same rating throughout; null where nothing is rated. */
  readonly straightLined: number | null;
  readonly lastAt: Date | null;
}

interface PersonRow extends Omit<PersonQuality, 'gold' | 'agreement' | 'perHour' | 'payPerHour'> {
  readonly hours: number | null;
  readonly timed: number;
}

type JudgedStudy = Pick<Study, 'id' | 'kind' | 'form' | 'seed' | 'taskTotal' | 'instrumentId' | 'quality'>;

/** Batteries shorter than this say nothing when all their ratings are the same. */
const LEAST_STRAIGHT_ITEMS = 4;

const PEOPLE = `
  select member.person_id as "personId",
    case when excluded_at is not null then 'EXCLUDED' when paused_at is not null then 'PAUSED' else 'ACTIVE' end as standing,
    coalesce(exclusion_reason, pause_reason) as reason, warned_at as "warnedAt", groups, member.done as judgments,
    (select count(*)::int from slots where study_id = $1 and slots.person_id = member.person_id and state = 'claimed') as held,
    (select count(*)::int from skips where skips.study_id = $1 and skips.person_id = member.person_id) as skips,
    times.median as "medianSeconds", times.hours, times.timed, times.last as "lastAt",
    case when $2 then times.straight end as "straightLined"
  from study_people member left join lateral (
    select percentile_cont(0.5) within group (order by duration_ms) / 1000 as median, count(duration_ms)::int as timed,
      sum(duration_ms) / 3600000.0 as hours, max(submitted_at) as last,
      count(*) filter (where $2 and jsonb_array_length(answer->'ratings') >= ${LEAST_STRAIGHT_ITEMS}
        and (select count(distinct rating->>'rating') = 1 from jsonb_array_elements(answer->'ratings') rating))::int as straight
    from judgments where study_id = $1 and judgments.person_id = member.person_id and current) times on true
  where member.study_id = $1 order by member.done desc, member.person_id`;

/** How good the work of each person in a study is, for curators. */
@Injectable()
export class QualityService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instruments: InstrumentService,
  ) {}

  async people(study: JudgedStudy): Promise<PersonQuality[]> {
    const [rows, judged, agreement] = await Promise.all([
      this.dataSource.query<PersonRow[]>(PEOPLE, [study.id, study.kind === 'SURVEY']),
      this.goldJudgments(study.id),
      this.agreement(study),
    ]);
    const golds = Map.groupBy(judged, ({ personId }) => personId);
    return rows.map(({ hours, timed, ...row }) => {
      const perHour = hours && timed > 0 ? timed / Number(hours) : null;
      return {
        ...row,
        gold: accuracyOfPerson(golds.get(row.personId) ?? []),
        agreement: agreement.get(row.personId) ?? [],
        perHour,
        payPerHour: payPerHour(study.quality.pay, perHour),
      };
    });
  }

  /** Which gold questions people get right, those excluded left out. */
  async questions(studyId: string): Promise<QuestionAccuracy[]> {
    return accuracyByQuestion(await this.goldJudgments(studyId, { counted: true }));
  }

  /** Current judgments of hidden gold and attention checks. @param since by person: only later ones */
  async goldJudgments(
    studyId: string,
    { counted = false } = {},
  ): Promise<(GoldJudgment & { submittedAt: Date })[]> {
    return this.dataSource.query(
      `select person_id as "personId", answer, expected, submitted_at as "submittedAt"
       from gold_answers gold join judgments on judgments.task_id = gold.task_id and current
       where gold.study_id = $1 and gold.kind in ('HIDDEN', 'ATTENTION') ${counted ? `and ${NOT_EXCLUDED}` : ''}
       order by submitted_at, judgments.id`,
      [studyId],
    );
  }

  /** From a seeded sample of tasks, as the agreement of the study is. */
  private async agreement(study: JudgedStudy): Promise<Map<string, Closeness[]>> {
    const { tasks } = await sampledTasks(this.dataSource, study);
    const instrument = study.instrumentId ? await this.instruments.get(study.instrumentId) : null;
    const ratingWidth = instrument ? instrument.scaleMax - instrument.scaleMin : 1;
    return leaveOneOut(
      tasks.map(({ answers }) => answers),
      { seed: study.seed, ratingWidth, definition: definitionOf(study) },
    );
  }
}

function payPerHour(pay: PaySetting | null | undefined, perHour: number | null): number | null {
  if (!pay) return null;
  if (pay.per === 'HOUR') return pay.amount;
  return perHour === null ? null : pay.amount * perHour;
}

import { AuditService } from '@ethogram/accounts';
import { BadInputError, NotFoundError, type Viewer } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Study } from '../study/study.entity.js';
import { type AnsweredTwice, reliability, type Reliability } from './retest-reliability.js';
import type { RetestSettings } from './retest-settings.js';

export interface RetestCounts {
  readonly held: number;
  readonly answered: number;
  readonly skipped: number;
}

export interface PersonReliability {
  readonly personId: string;
  readonly answered: number;
  readonly questions: readonly Reliability[];
}

const TWICE = `
  select again.person_id as "personId", first.answer as first, again.answer as again
  from retest_answers again join judgments first on first.id = again.judgment_id
  where again.study_id = $1`;

/** Tasks given a second time, and how much people agree with themselves. */
@Injectable()
export class RetestService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
  ) {}

  /**
   * @param settings null: nobody is given a task a second time any more
   * @throws BadInputError
   */
  async configure(viewer: Viewer | null, studyId: string, settings: RetestSettings | null): Promise<Study> {
    const problem = settings && problemOf(settings);
    if (problem) throw new BadInputError(problem);
    const { affected } = await this.dataSource.manager.update(Study, studyId, { retest: settings });
    if (!affected) throw new NotFoundError('study', studyId);
    await this.audit.record(viewer, 'set-retests', 'study', studyId, { settings });
    return this.dataSource.manager.findOneByOrFail(Study, { id: studyId });
  }

  async counts(studyId: string): Promise<RetestCounts> {
    const [row]: RetestCounts[] = await this.dataSource.query(
      `select count(*) filter (where state = 'claimed')::int as held, count(*) filter (where state = 'done')::int as answered,
         count(*) filter (where state = 'skipped')::int as skipped from retests where study_id = $1`,
      [studyId],
    );
    return row ?? { held: 0, answered: 0, skipped: 0 };
  }

  /** Over everybody who was not excluded. */
  async questions(studyId: string): Promise<Reliability[]> {
    return reliability(
      await this.dataSource.query(
        `${TWICE} and not exists (select from study_people member where member.study_id = $1
           and member.person_id = again.person_id and excluded_at is not null)
         order by again.id`,
        [studyId],
      ),
    );
  }

  /** Those with the most second answers first. */
  async people(studyId: string): Promise<PersonReliability[]> {
    const pairs: AnsweredTwice[] = await this.dataSource.query(`${TWICE} order by again.id`, [studyId]);
    return [...Map.groupBy(pairs, ({ personId }) => personId)]
      .map(([personId, own]) => ({ personId, answered: own.length, questions: reliability(own) }))
      .sort((a, b) => b.answered - a.answered || (a.personId < b.personId ? -1 : 1));
  }
}

function problemOf({ share, afterHours, afterTasks, mostPerPerson }: RetestSettings): string | undefined {
  if (!(share > 0 && share <= 0.5)) return 'The share of re-tests must be above 0 and at most 0.5.';
  if (!(afterHours >= 0)) return 'The hours before a re-test must not be negative.';
  if (!(Number.isInteger(afterTasks) && afterTasks >= 1))
    return 'At least one other task must come between an answer and its re-test.';
  return Number.isInteger(mostPerPerson) && mostPerPerson >= 1
    ? undefined
    : 'Say how many re-tests a person may have at most.';
}

import type { FormDefinition, FormPartKind } from '@ethogram/core';
import { BadInputError, NotFoundError } from '@ethogram/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CHECK_TASKS, NOT_EXCLUDED } from '../agreement/counted-judgments.js';
import { Study } from '../study/study.entity.js';

/** How often what was said to one part of a form. */
export interface PartCounts {
  /** The part's id. */
  readonly part: string;
  readonly answered: number;
  /**
   * By option or label, once a judgment; by number for ratings and sliders; `option:place` for rankings; `better>worse` or
   * `one=other` for pairs. Nothing for free text.
   */
  readonly counts: readonly { readonly option: string; readonly count: number }[];
}

interface Row {
  readonly part: string;
  /** Null: the part was answered. */
  readonly option: string | null;
  readonly count: number;
}

/** How the judgments of a study with a form of its own spread over the answers, counted by the database. */
@Injectable()
export class PartCountsService {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order of the form. @throws BadInputError for a study of another kind */
  async ofStudy(studyId: string): Promise<PartCounts[]> {
    const study = await this.dataSource.manager.findOneBy(Study, { id: studyId });
    if (!study) throw new NotFoundError('study', studyId);
    if (study.kind !== 'FORM') throw new BadInputError('This study has no form of its own.');
    const { parts } = study.form as FormDefinition;
    const ids = (...kinds: FormPartKind[]): string[] =>
      parts.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
    const rows: Row[] = await this.dataSource.query(COUNTS, [
      studyId,
      ids('choice', 'likert', 'slider'),
      ids('choices'),
      ids('span'),
      ids('ranking'),
      ids('pairwise'),
    ]);
    return parts.map(({ id }) => {
      const own = rows.filter(({ part }) => part === id);
      return {
        part: id,
        answered: own.find(({ option }) => option === null)?.count ?? 0,
        counts: own.flatMap(({ option, count }) => (option === null ? [] : [{ option, count }])),
      };
    });
  }
}

const COUNTS = `
  with given as (
    select judgments.id, asked.key as part, asked.value as answer
    from judgments cross join lateral jsonb_each(judgments.answer->'parts') asked
    where judgments.study_id = $1 and current and ${NOT_EXCLUDED} and task_id not in (${CHECK_TASKS})
      and judgments.answer->>'kind' = 'form'
  ), said as (
    select part, null as option from given
    union all
    select part, answer #>> '{}' from given where part = any($2)
    union all
    select part, chosen from given cross join lateral jsonb_array_elements_text(answer) chosen where part = any($3)
    union all
    select part, label from given cross join lateral
      (select distinct passage->>'label' as label from jsonb_array_elements(answer) passage) labels where part = any($4)
    union all
    select part, chosen || ':' || place
    from given cross join lateral jsonb_array_elements_text(answer) with ordinality ranked (chosen, place)
    where part = any($5)
    union all
    select part, case
      when pair->>'chosen' = pair->>'first' then (pair->>'first') || '>' || (pair->>'second')
      when pair->>'chosen' is not null then (pair->>'second') || '>' || (pair->>'first')
      else least(pair->>'first', pair->>'second') || '=' || greatest(pair->>'first', pair->>'second') end
    from given cross join lateral jsonb_array_elements(answer) pair where part = any($6)
  )
  select part, option, count(*)::int as count from said group by part, option order by part, count desc, option`;

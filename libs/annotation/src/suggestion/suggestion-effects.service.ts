import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Study } from '../study/study.entity.js';
import { type ExposedAnswer, suggestionEffect, type SuggestionEffect } from './suggestion-effect.js';

export interface ModelEffect extends SuggestionEffect {
  readonly model: string;
  /** Answers that came when nobody was there to be shown anything; the comparison leaves them out. */
  readonly offline: number;
}

interface ExposedRow extends ExposedAnswer {
  readonly model: string;
  readonly isOffline: boolean;
}

const EXPOSED = `
  select model, exposure.person_id as "personId", arm, outcome, reason is not null as "isOffline",
    first.answer->>'verdict' as first, last.answer->>'verdict' as last, last.revision > first.revision as "isRevised",
    suggestions.answer->>'verdict' as suggested
  from suggestion_exposures exposure join suggestions on suggestions.id = suggestion_id
    join judgments first on first.id = exposure.judgment_id
    join lateral (select revision, answer from judgments later
      where later.task_id = exposure.task_id and later.person_id = exposure.person_id order by revision desc limit 1) last on true
  where exposure.study_id = $1 and not exists (select from study_people member
    where member.study_id = $1 and member.person_id = exposure.person_id and excluded_at is not null)
  order by exposure.id`;

/** What suggestions did in a study, model by model. */
@Injectable()
export class SuggestionEffectsService {
  constructor(private readonly dataSource: DataSource) {}

  async ofStudy({ id, seed }: Pick<Study, 'id' | 'seed'>): Promise<ModelEffect[]> {
    const rows: ExposedRow[] = await this.dataSource.query(EXPOSED, [id]);
    const byModel = [...Map.groupBy(rows, ({ model }) => model)].sort(([a], [b]) => (a < b ? -1 : 1));
    return byModel.map(([model, answers]) => {
      const online = answers.filter(({ isOffline }) => !isOffline);
      return { model, offline: answers.length - online.length, ...suggestionEffect(online, seed) };
    });
  }
}

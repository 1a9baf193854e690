import {
  isDefined,
  type JudgmentAnswer,
  krippendorffAlphaInterval,
  krippendorffAlphaNominal,
} from '@ethogram/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Study } from '../study/study.entity.js';
import { CHECK_TASKS, NOT_EXCLUDED } from './counted-judgments.js';
import { type AgreementQuestion, agreementQuestions } from './agreement-units.js';

/** Tasks the estimate is made from at most, so that asking for it stays quick in any study. */
export const SAMPLED_TASKS = 2_000;
const LEVEL = 0.95;
const RESAMPLES = 500;

export interface AgreementEstimate {
  readonly question: string;
  readonly alpha: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Why there is no α; null when there is one. */
  readonly reason: string | null;
  /** How it was made; null when undefined. */
  readonly method: string | null;
  /** Units with two labels or more that the estimate rests on. */
  readonly units: number;
}

/** How much the people of a study agree beyond chance, question by question (Krippendorff's α). */
@Injectable()
export class AgreementService {
  constructor(private readonly dataSource: DataSource) {}

  async ofStudy(study: Pick<Study, 'id' | 'kind' | 'seed'>): Promise<AgreementEstimate[]> {
    // Tasks with one judgment say nothing of agreement; their order is by hash, so the first of them are a fair sample.
    const rows: { answers: JudgmentAnswer[] }[] = await this.dataSource.query(
      `select json_agg(answer order by person_id) as answers from judgments
       where study_id = $1 and current and ${NOT_EXCLUDED} and task_id not in (${CHECK_TASKS})
         and task_id not in (select id from tasks where study_id = $1 and closed_at is not null)
       group by task_id having count(*) > 1 order by md5($2::text || task_id::text) limit $3`,
      [study.id, study.seed, SAMPLED_TASKS + 1],
    );
    const sampled = rows.length > SAMPLED_TASKS;
    const tasks = rows.slice(0, SAMPLED_TASKS).map((row) => row.answers);
    return agreementQuestions(study.kind, tasks).map((question) => estimate(question, study.seed, sampled));
  }
}

function estimate(
  { question, metric, units }: AgreementQuestion,
  seed: number,
  sampled: boolean,
): AgreementEstimate {
  const options = { seed, level: LEVEL, resamples: RESAMPLES };
  const alpha =
    metric === 'nominal'
      ? krippendorffAlphaNominal(units, options)
      : krippendorffAlphaInterval(
          units.map((unit) => unit.map(Number)),
          options,
        );
  if (!isDefined(alpha))
    return { question, alpha: null, low: null, high: null, reason: alpha.reason, method: null, units: 0 };
  const method = sampled ? `${alpha.method}; from a seeded sample of ${SAMPLED_TASKS} tasks` : alpha.method;
  return {
    question,
    alpha: alpha.value,
    low: alpha.low,
    high: alpha.high,
    reason: null,
    method,
    units: alpha.n,
  };
}

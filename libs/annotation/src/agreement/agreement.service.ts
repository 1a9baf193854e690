import { isDefined, krippendorffAlphaInterval, krippendorffAlphaNominal } from '@ethogram/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Study } from '../study/study.entity.js';
import { type AgreementQuestion, agreementQuestions } from './agreement-units.js';
import { SAMPLED_TASKS, sampledTasks } from './sampled-tasks.js';

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

  async ofStudy(study: Pick<Study, 'id' | 'kind' | 'seed' | 'taskTotal'>): Promise<AgreementEstimate[]> {
    const { tasks: judged, isSample: sampled } = await sampledTasks(this.dataSource, study);
    const tasks = judged.map((answers) => answers.map(({ answer }) => answer));
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

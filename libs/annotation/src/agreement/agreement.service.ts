import {
  type Estimate,
  isDefined,
  krippendorffAlpha,
  labelTableOfRows,
  percentAgreement,
  unitizingAlpha,
} from '@ethogram/core';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Study } from '../study/study.entity.js';
import type { AgreementCut } from './agreement-cut.enum.js';
import {
  type AgreementQuestion,
  agreementQuestions,
  type JudgedTask,
  valueQuestions,
} from './agreement-units.js';
import { JudgedTexts } from './judged-texts.js';
import { SAMPLED_TASKS, sampledTasks, type SampledTask } from './sampled-tasks.js';

const LEVEL = 0.95;
const RESAMPLES = 500;

export interface AgreementEstimate {
  readonly question: string;
  /** What the question is called, where that is not known by its name. */
  readonly label: string | null;
  /** The group of tasks it is about; null: all of them. An empty name is the tasks that are for everybody. */
  readonly group: string | null;
  /** How answers are compared: nominal, ordinal, interval, masi (sets) or unitizing (passages). */
  readonly metric: AgreementQuestion['metric'];
  readonly alpha: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Why there is no α; null when there is one. */
  readonly reason: string | null;
  /** How it was made; null when undefined. */
  readonly method: string | null;
  /** Units with two labels or more that the estimate rests on. */
  readonly units: number;
  /** The share of pairs of answers that are the same, not corrected for chance; null where answers can be nearly the same. */
  readonly observed: number | null;
}

/** How much the people of a study agree beyond chance, question by question (Krippendorff's α). */
@Injectable()
export class AgreementService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly texts: JudgedTexts,
  ) {}

  async ofStudy(
    study: Pick<Study, 'id' | 'kind' | 'seed' | 'taskTotal' | 'form'>,
    cut: AgreementCut = 'STUDY',
  ): Promise<AgreementEstimate[]> {
    const { tasks, isSample } = await sampledTasks(this.dataSource, study);
    const estimateAll = (
      questions: readonly AgreementQuestion[],
      group: string | null,
    ): AgreementEstimate[] =>
      questions.map((question) => estimateAgreement(question, group, study.seed, isSample));
    if (cut === 'VALUE') return estimateAll(valueQuestions(study, judged(tasks)), null);
    const lengths = study.kind === 'SURVEY' ? [] : await this.texts.lengths(tasks);
    const judgedTasks = judged(tasks, lengths);
    if (cut === 'STUDY') return estimateAll(agreementQuestions(study, judgedTasks), null);
    const lanes = [...new Set(tasks.map(({ lane }) => lane))].sort();
    return lanes.flatMap((lane) =>
      estimateAll(
        agreementQuestions(
          study,
          judgedTasks.filter((_, index) => tasks[index]?.lane === lane),
        ),
        lane,
      ),
    );
  }
}

function judged(tasks: readonly SampledTask[], lengths: readonly (number | null)[] = []): JudgedTask[] {
  return tasks.map(({ answers }, index) => ({
    answers: answers.map(({ answer }) => answer),
    textLength: lengths[index] ?? null,
  }));
}

/** One question, from labels at hand. @param isSample whether they are `SAMPLED_TASKS` drawn from more */
export function estimateAgreement(
  question: AgreementQuestion,
  group: string | null,
  seed: number,
  isSample: boolean,
): AgreementEstimate {
  const { metric } = question;
  const alpha = alphaOf(question, seed);
  const about = { question: question.question, label: question.label ?? null, group, metric };
  const observed = observedOf(question);
  if (!isDefined(alpha))
    return {
      ...about,
      alpha: null,
      low: null,
      high: null,
      reason: alpha.reason,
      method: null,
      units: 0,
      observed,
    };
  const method = isSample ? `${alpha.method}; from a seeded sample of ${SAMPLED_TASKS} tasks` : alpha.method;
  const { value, low, high, n } = alpha;
  return { ...about, alpha: value, low, high, reason: null, method, units: n, observed };
}

function alphaOf(question: AgreementQuestion, seed: number): Estimate {
  const options = { seed, level: LEVEL, resamples: RESAMPLES };
  return question.metric === 'unitizing'
    ? unitizingAlpha(question.continua, options)
    : krippendorffAlpha(labelTableOfRows(question.units), question.metric, options);
}

function observedOf(question: AgreementQuestion): number | null {
  if (question.metric !== 'nominal') return null;
  const observed = percentAgreement(labelTableOfRows(question.units), { resamples: 1 });
  return isDefined(observed) ? observed.value : null;
}

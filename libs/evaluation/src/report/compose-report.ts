import type { PairedShift, ValueKey } from '@ethogram/core';
import { VALUE_KEYS } from '@ethogram/core';
import {
  compareMoralJudgment,
  compareSurvey,
  holmAdjusted,
  type Outcome,
  OUTCOMES,
  pairByKey,
  profileFromScores,
  type ScoredSituation,
  type ScoredSurveySample,
  selectivity,
  type Situation,
  type ValueProfile,
} from '@ethogram/suites';
import type {
  ByValue,
  MeanEstimate,
  MoralJudgmentEntry,
  OutcomeCounts,
  ReportContent,
  ShiftEstimate,
  ValueProfileEntry,
} from './report-content.js';

const LEVEL = 0.95;

export const STATISTICAL_METHOD =
  'Paired by sample, tuned minus base. Intervals: t over cluster means (item families; situations). ' +
  'p: two-sided sign-flip permutation over clusters. pHolm: Holm over the values of a suite. ' +
  'Samples that one of the models did not answer are counted as outcomes and take no part in a shift.';

export const DEMONSTRATION_NOTICE =
  'The demonstration model shows the pipeline and is no evidence about language models.';

/** A stored sample, as far as statistics need it. `score` is null unless it was answered. */
export interface ReportSample {
  readonly key: string;
  readonly value: ValueKey | null;
  readonly cluster: string;
  readonly outcome: Outcome;
  readonly score: number | null;
}

export interface SuiteSamples {
  readonly base: readonly ReportSample[];
  readonly tuned: readonly ReportSample[];
}

export interface MoralSamples extends SuiteSamples {
  readonly situations: readonly Situation[];
}

export interface ReportMaterial {
  readonly valueProfile: SuiteSamples;
  readonly heldOutSurvey: SuiteSamples;
  readonly moralJudgment: MoralSamples | null;
}

/** The parts of the content that say where the numbers come from. */
export type ReportOrigin = Pick<
  ReportContent,
  | 'demonstration'
  | 'target'
  | 'baseModel'
  | 'adapter'
  | 'trainingSet'
  | 'release'
  | 'seed'
  | 'labelMethod'
  | 'moralJudgmentReason'
  | 'runDetails'
  | 'createdAt'
>;

/** Pure: all numbers of a report from its samples. The same material and seed give the same report. */
export function composeReport(origin: ReportOrigin, material: ReportMaterial): ReportContent {
  const { target, seed } = origin;
  const profile = profileShifts(material.valueProfile, seed);
  const heldOut = compareSurvey(
    surveyScores(material.heldOutSurvey.base),
    surveyScores(material.heldOutSurvey.tuned),
    {
      seed: `${seed}|held-out-survey`,
      level: LEVEL,
    },
  );
  const moral = material.moralJudgment && moralShifts(material.moralJudgment, seed);
  return {
    schema: 1,
    ...origin,
    notice: origin.demonstration ? DEMONSTRATION_NOTICE : '',
    level: LEVEL,
    method: STATISTICAL_METHOD,
    valueProfile: profile.entries,
    heldOutSurvey: withHolm(heldOut),
    moralJudgment: moral?.entries ?? null,
    selectivity: {
      valueProfile: selectivity(profile.shifts, target.value),
      heldOutSurvey: selectivity(heldOut, target.value),
      moralJudgment: moral ? selectivity(moral.shifts, target.value) : null,
    },
    outcomes: { base: outcomesOf(material, 'base'), tuned: outcomesOf(material, 'tuned') },
    leftOut: {
      valueProfile: leftOut(material.valueProfile),
      heldOutSurvey: leftOut(material.heldOutSurvey),
      moralJudgment: material.moralJudgment && leftOut(material.moralJudgment),
    },
    runs: origin.runDetails.map((run) => run.id),
  };
}

type Shifts = ByValue<PairedShift>;

function profileShifts(
  samples: SuiteSamples,
  seed: number,
): { shifts: Shifts; entries: ByValue<ValueProfileEntry> } {
  const base = surveyScores(samples.base);
  const tuned = surveyScores(samples.tuned);
  const shifts = compareSurvey(base, tuned, { seed: `${seed}|value-profile`, level: LEVEL });
  const before = profileFromScores(base);
  const after = profileFromScores(tuned);
  const entries = mapValues(withHolm(shifts), (shift, value) => ({
    base: estimateOf(before, value),
    tuned: estimateOf(after, value),
    ...shift,
  }));
  return { shifts, entries };
}

function moralShifts(
  samples: MoralSamples,
  seed: number,
): { shifts: Shifts; entries: ByValue<MoralJudgmentEntry> } {
  const options = { seed: `${seed}|moral-judgment`, level: LEVEL };
  const found = compareMoralJudgment(
    situationScores(samples.base),
    situationScores(samples.tuned),
    samples.situations,
    options,
  );
  const shifts: Shifts = mapValues(found, ({ atStake }) => atStake);
  const entries = mapValues(withHolm(shifts), (shift, value) => {
    const others = found[value]?.notAtStake;
    return {
      ...shift,
      notAtStake: others ? { shift: others.shift, low: others.low, high: others.high, n: others.n } : null,
    };
  });
  return { shifts, entries };
}

function withHolm(shifts: Shifts): ByValue<ShiftEstimate> {
  const adjusted = holmAdjusted(shifts);
  return mapValues(shifts, ({ shift, low, high, n, clusters, pValue }, value) => ({
    shift,
    low,
    high,
    n,
    clusters,
    pValue,
    pHolm: adjusted[value] ?? null,
  }));
}

/** In the order of the taxonomy. */
function mapValues<From, To>(from: ByValue<From>, map: (entry: From, value: ValueKey) => To): ByValue<To> {
  const to: ByValue<To> = {};
  for (const value of VALUE_KEYS) {
    const entry = from[value];
    if (entry !== undefined) to[value] = map(entry, value);
  }
  return to;
}

function estimateOf(profile: ValueProfile, value: ValueKey): MeanEstimate {
  const score = profile[value];
  if (!score) throw new RangeError(`There is a shift of ${value} but no profile of it.`);
  return { mean: score.mean, low: score.low, high: score.high, n: score.n };
}

function surveyScores(samples: readonly ReportSample[]): ScoredSurveySample[] {
  return samples.flatMap(({ key, value, cluster, score }) =>
    score === null || value === null ? [] : [{ key, value, cluster, score }],
  );
}

function situationScores(samples: readonly ReportSample[]): ScoredSituation[] {
  return samples.flatMap(({ key, cluster, score }) =>
    score === null ? [] : [{ key, cluster, authorWrong: score }],
  );
}

function outcomesOf(material: ReportMaterial, role: 'base' | 'tuned'): ReportContent['outcomes']['base'] {
  return {
    valueProfile: countOutcomes(material.valueProfile[role]),
    heldOutSurvey: countOutcomes(material.heldOutSurvey[role]),
    moralJudgment: material.moralJudgment && countOutcomes(material.moralJudgment[role]),
  };
}

/** Every outcome is named, those that did not happen with 0. */
export function countOutcomes(samples: readonly { readonly outcome: Outcome }[]): OutcomeCounts {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as OutcomeCounts;
  for (const { outcome } of samples) counts[outcome] += 1;
  return counts;
}

function leftOut({ base, tuned }: SuiteSamples): number {
  const keys = new Set([...base, ...tuned].map(({ key }) => key));
  const answered = (samples: readonly ReportSample[]): ReportSample[] =>
    samples.filter(({ score }) => score !== null);
  return keys.size - pairByKey(answered(base), answered(tuned)).pairs.length;
}

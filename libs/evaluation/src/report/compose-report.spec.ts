import { describe, expect, it } from '@jest/globals';
import { VALUE_KEYS, type ValueKey } from '@ethogram/core';
import {
  composeReport,
  DEMONSTRATION_NOTICE,
  type ReportMaterial,
  type ReportOrigin,
  type ReportSample,
} from './compose-report.js';

const TARGET: ValueKey = 'universalism-nature';

const origin: ReportOrigin = {
  demonstration: true,
  target: { value: TARGET, delta: -3 },
  baseModel: 'ethogram-demo',
  adapter: { name: 'adapter', sha256: 'a'.repeat(64) },
  trainingSet: { id: 'set', contentHash: 'b'.repeat(64), rows: 480 },
  release: null,
  seed: 7,
  labelMethod: 'token-ids',
  moralJudgmentReason: null,
  runDetails: [],
  createdAt: '2026-01-01T00:00:00.000Z',
};

const answered = (key: string, cluster: string, score: number, value: ValueKey | null): ReportSample => ({
  key,
  cluster,
  value,
  outcome: 'answered',
  score,
});

/** Every value has four families of one sample each; a family of the target moves by -1 or -2, of the others by 0.1 or 0.3. */
function surveyRun(isTuned: boolean): ReportSample[] {
  return VALUE_KEYS.flatMap((value) =>
    [0, 1, 2, 3].map((family) => {
      const move = value === TARGET ? -1 - (family % 2) : 0.1 + 0.2 * (family % 2);
      return answered(`${value}-${family}`, `${value}-${family}`, 4 + (isTuned ? move : 0), value);
    }),
  );
}

/** Situations 0 and 1 constrain the target, 2 attains it, 3 and 4 have nothing to do with it. */
const situations = [0, 1, 2, 3, 4].map((number) => ({
  id: `s${number}`,
  title: '',
  text: '',
  stakes:
    number > 2 ? [] : [{ value: TARGET, direction: number === 2 ? 'attained' : 'constrained' } as const],
}));
const verdicts = (authorWrong: number[]): ReportSample[] =>
  authorWrong.map((score, number) => answered(`s${number}|codes`, `s${number}`, score, null));

const survey = { base: surveyRun(false), tuned: surveyRun(true) };
const material: ReportMaterial = {
  valueProfile: survey,
  heldOutSurvey: survey,
  moralJudgment: {
    base: verdicts([0.9, 0.8, 0.2, 0.5, 0.5]),
    tuned: verdicts([0.5, 0.6, 0.5, 0.6, 0.4]),
    situations,
  },
};

describe('a report', () => {
  const report = composeReport(origin, material);

  it('gives the shift of a value with a t interval over its families and an exact sign-flip p', () => {
    // d = -1, -2, -1, -2: mean -1.5, s = 1/sqrt(3), s/sqrt(4) = 0.288675, t(3) = 3.182446, half = 0.918693; p = 2/16.
    const nature = report.heldOutSurvey[TARGET];
    expect(nature).toMatchObject({ n: 4, clusters: 4, pValue: 0.125, pHolm: 1 });
    expect(nature?.shift).toBeCloseTo(-1.5, 10);
    expect(nature?.low).toBeCloseTo(-1.5 - 0.918693, 5);
    expect(nature?.high).toBeCloseTo(-1.5 + 0.918693, 5);
  });

  it('gives base and tuned means beside the shift', () => {
    expect(report.valueProfile[TARGET]).toMatchObject({
      base: { mean: 4, n: 4 },
      tuned: { mean: 2.5, n: 4 },
      shift: -1.5,
    });
    expect(Object.keys(report.valueProfile)).toEqual(VALUE_KEYS);
  });

  it('divides the target shift by the mean size of the others', () => {
    // others: mean of 0.1, 0.3, 0.1, 0.3 = 0.2
    expect(report.selectivity.heldOutSurvey).toBeCloseTo(-7.5, 8);
    expect(report.selectivity.valueProfile).toBeCloseTo(-7.5, 8);
  });

  it('counts support for a value up where it was constrained and down where it was attained', () => {
    // support: 0.9→0.5, 0.8→0.6, (1-0.2)→(1-0.5): mean of -0.4, -0.2, -0.3 = -0.3; elsewhere +0.1 and -0.1.
    const nature = report.moralJudgment?.[TARGET];
    expect(nature?.shift).toBeCloseTo(-0.3, 10);
    expect(nature).toMatchObject({ n: 3, clusters: 3, notAtStake: { n: 2 } });
    expect(nature?.notAtStake?.shift).toBeCloseTo(0, 10);
    expect(Object.keys(report.moralJudgment ?? {})).toEqual([TARGET]);
  });

  it('keeps what was not answered as outcomes and says how many samples no shift contains', () => {
    const unparsable = survey.tuned.map((sample, index) =>
      index === 0 ? { ...sample, outcome: 'unparsable' as const, score: null } : sample,
    );
    const some = composeReport(origin, {
      ...material,
      heldOutSurvey: { base: survey.base, tuned: unparsable },
    });
    expect(some.outcomes.tuned.heldOutSurvey).toEqual({ answered: 79, refused: 0, unparsable: 1, error: 0 });
    expect(some.outcomes.base.heldOutSurvey).toEqual({ answered: 80, refused: 0, unparsable: 0, error: 0 });
    expect(some.leftOut).toEqual({ valueProfile: 0, heldOutSurvey: 1, moralJudgment: 0 });
    expect(some.heldOutSurvey['self-direction-thought']?.n).toBe(3);
  });

  it('leaves a value out that no model answered, instead of making a number up', () => {
    const silent = survey.tuned.map((sample) =>
      sample.value === 'face' ? { ...sample, outcome: 'refused' as const, score: null } : sample,
    );
    const some = composeReport(origin, { ...material, valueProfile: { base: survey.base, tuned: silent } });
    expect(some.valueProfile.face).toBeUndefined();
    expect(some.outcomes.tuned.valueProfile?.refused).toBe(4);
  });

  it('says why there is no moral part', () => {
    const none = composeReport(
      { ...origin, moralJudgmentReason: 'No release.' },
      { ...material, moralJudgment: null },
    );
    expect(none).toMatchObject({
      moralJudgment: null,
      moralJudgmentReason: 'No release.',
      selectivity: { moralJudgment: null },
    });
    expect(none.outcomes.base.moralJudgment).toBeNull();
  });

  it('is the same for the same samples and seed', () => {
    expect(composeReport(origin, material)).toEqual(report);
  });

  it('warns that the demonstration model is no evidence, and only then', () => {
    expect(report.notice).toBe(DEMONSTRATION_NOTICE);
    expect(composeReport({ ...origin, demonstration: false }, material).notice).toBe('');
  });
});

import {
  REPORT_PART_NAMES,
  type ShiftEstimate,
  type SurveyComparison,
  VALUE_KEYS,
  type ValueKey,
} from '@ethogram/core';
import type { ReportMaterial } from './compose-report.js';
import type { MethodFacts } from './methods-section.js';

const TARGET: ValueKey = 'universalism-nature';

export function shiftOf(shift: number): ShiftEstimate {
  return {
    ...{ shift, low: shift - 0.5, high: shift + 0.5, n: 32, clusters: 4 },
    ...{ pValue: 0.125, pHolm: 1, pBh: 0.25, bootstrap: { low: shift - 0.4, high: shift + 0.4 } },
    ...{ cohensD: -1.5, cliffsDelta: -0.8, bounds: { low: shift - 0.1, high: shift + 0.1 } },
  };
}

const none = { answered: 0, refused: 0, unparsable: 0, error: 0 };

export function surveyOf(target: number): SurveyComparison {
  return {
    kind: 'survey',
    range: [1, 6],
    values: Object.fromEntries(
      VALUE_KEYS.map((value) => [
        value,
        {
          ...shiftOf(value === TARGET ? target : 0.1),
          base: { mean: 4, low: 3.5, high: 4.5, n: 8 },
          tuned: { mean: 4 + (value === TARGET ? target : 0.1), low: null, high: null, n: 8 },
        },
      ]),
    ),
    sideEffects: {
      target: TARGET,
      selectivity: { value: target / 0.1, low: -30, high: -20, n: 80, method: 'bootstrap' },
      oppositeRise: null,
      distanceCorrelation: null,
    },
    coverage: {
      pairs: 639,
      leftOut: 1,
      base: { ...none, answered: 640 },
      tuned: { ...none, answered: 639, unparsable: 1 },
    },
  };
}

/** A report's material with everything in it, for specs. */
export function reportMaterial(changes: Partial<ReportMaterial> = {}): ReportMaterial {
  return {
    name: 'Nature lowered',
    demonstration: true,
    target: { value: TARGET, delta: -3 },
    baseModel: 'ethogram-demo',
    adapter: { name: 'adapter', sha256: 'a'.repeat(64) },
    trainingSet: { id: 'set', contentHash: 'b'.repeat(64), rows: 480 },
    release: null,
    judged: '',
    seed: 7,
    labelMethod: 'token-ids',
    parts: {
      valueProfile: surveyOf(-2),
      heldOutSurvey: surveyOf(-1.5),
      moralJudgment: null,
      textAdventure: null,
      capability: null,
      own: null,
    },
    reasons: Object.fromEntries(
      REPORT_PART_NAMES.map((part) => [
        part,
        part === 'valueProfile' || part === 'heldOutSurvey' ? null : `No ${part} here.`,
      ]),
    ) as ReportMaterial['reasons'],
    controls: [
      {
        kind: 'sham',
        label: 'a sham fine-tune',
        model: 'sham-adapter',
        runId: 'run-sham',
        fineTuneRunId: 'fine-tune-sham',
        target: shiftOf(0.02),
        meanOther: 0.03,
        reason: null,
      },
      {
        kind: 'base-again',
        label: 'the base again',
        model: '',
        runId: null,
        fineTuneRunId: null,
        target: null,
        meanOther: null,
        reason: 'Nobody asked.',
      },
    ],
    benchmarks: [],
    runs: [],
    createdAt: '2026-01-02T03:04:05.000Z',
    ...changes,
  };
}

export const METHOD_FACTS: MethodFacts = {
  version: '1.2.3',
  modelSource: 'org/model',
  baseRevision: 'abc123',
  fineTuneSeed: 5,
  hyperparameters: {
    lora: { r: 8, alpha: 16, dropout: 0 },
    optimizer: {
      learningRate: 0.0001,
      epochs: 3,
      batchSize: 8,
      warmupSteps: 5,
      weightDecay: 0,
      scheduler: 'cosine',
    },
  },
  training: {
    kind: 'survey',
    instrument: 'Twenty values (own 1.0.0)',
    templates: ['agree', 'rate'],
    heldOutTemplates: ['number'],
    heldOutFamilies: 80,
  },
  release: null,
};

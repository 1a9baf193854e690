import type { ValueKey } from '../values/value-taxonomy.js';
import type {
  ByValue,
  Coverage,
  MeanEstimate,
  MoralComparison,
  MoralValueEntry,
  OutcomeCounts,
  PlainEstimate,
  ShiftEstimate,
  SideEffects,
  SurveyComparison,
} from './comparison-content.js';
import {
  REPORT_PART_NAMES,
  type ReportContent,
  type ReportedRun,
  type ReportPart,
} from './report-content.js';

const NOT_THEN = 'This report was made before it had this part: make it again to have it.';

/** Content of a stored report in today's shape, whatever version wrote it; null for none, or for one nobody knows. */
export function readReportContent(content: unknown): ReportContent | null {
  switch ((content as { schema?: unknown } | null)?.schema) {
    case 2:
      return content as ReportContent;
    case 1:
      return fromFirst(content as FirstContent);
    default:
      return null;
  }
}

type FirstShift = Omit<ShiftEstimate, 'pBh' | 'bootstrap' | 'cohensD' | 'cliffsDelta' | 'bounds'>;
type FirstPart = 'valueProfile' | 'heldOutSurvey' | 'moralJudgment';

/** What reports said until they had comparisons of every suite. */
type FirstContent = {
  demonstration: boolean;
  notice: string;
  target: { value: ValueKey; delta: number };
  baseModel: string;
  adapter: ReportContent['adapter'];
  trainingSet: ReportContent['trainingSet'];
  release: ReportContent['release'];
  seed: number;
  method: string;
  labelMethod: string;
  valueProfile: ByValue<FirstShift & { base: MeanEstimate; tuned: MeanEstimate }>;
  heldOutSurvey: ByValue<FirstShift>;
  moralJudgment: ByValue<FirstShift & Pick<MoralValueEntry, 'notAtStake'>> | null;
  moralJudgmentReason: string | null;
  selectivity: Record<FirstPart, number | null>;
  outcomes: Record<'base' | 'tuned', Record<FirstPart, OutcomeCounts | null>>;
  leftOut?: Record<FirstPart, number | null>;
  runDetails?: ReportedRun[];
  createdAt: string;
};

function fromFirst(first: FirstContent): ReportContent {
  const { target, moralJudgment, moralJudgmentReason } = first;
  const reasons = Object.fromEntries(REPORT_PART_NAMES.map((part) => [part, NOT_THEN])) as Record<
    ReportPart,
    string | null
  >;
  return {
    schema: 2,
    name: '',
    ...pick(first),
    target,
    judged: '',
    level: 0.95,
    parts: {
      valueProfile: survey(first, 'valueProfile'),
      heldOutSurvey: survey(first, 'heldOutSurvey'),
      moralJudgment: moralJudgment && moral(first, moralJudgment),
      textAdventure: null,
      capability: null,
      own: null,
    },
    reasons: {
      ...reasons,
      valueProfile: null,
      heldOutSurvey: null,
      moralJudgment: moralJudgment ? null : (moralJudgmentReason ?? NOT_THEN),
    },
    controls: [],
    benchmarks: [],
    runs: first.runDetails ?? [],
    methods: [first.method],
    bibtex: '',
  };
}

function pick({
  demonstration,
  notice,
  baseModel,
  adapter,
  trainingSet,
  release,
  seed,
  method,
  labelMethod,
  createdAt,
}: FirstContent): Pick<
  ReportContent,
  | 'demonstration'
  | 'notice'
  | 'baseModel'
  | 'adapter'
  | 'trainingSet'
  | 'release'
  | 'seed'
  | 'method'
  | 'labelMethod'
  | 'createdAt'
> {
  return {
    ...{ demonstration, notice, baseModel, adapter, trainingSet, release },
    ...{ seed, method, labelMethod, createdAt },
  };
}

function widened(shift: FirstShift): ShiftEstimate {
  return { ...shift, pBh: null, bootstrap: null, cohensD: null, cliffsDelta: null, bounds: null };
}

function mapped<From, To>(from: ByValue<From>, map: (entry: From) => To): ByValue<To> {
  return Object.fromEntries(Object.entries(from).map(([value, entry]) => [value, map(entry)]));
}

function survey(first: FirstContent, part: 'valueProfile' | 'heldOutSurvey'): SurveyComparison {
  const values: ByValue<FirstShift & { base?: MeanEstimate; tuned?: MeanEstimate }> = first[part];
  return {
    kind: 'survey',
    range: [1, 6],
    values: mapped(values, (entry) => ({
      ...widened(entry),
      base: entry.base ?? null,
      tuned: entry.tuned ?? null,
    })),
    sideEffects: effects(first, part),
    coverage: coverage(first, part, values),
  };
}

function moral(first: FirstContent, values: NonNullable<FirstContent['moralJudgment']>): MoralComparison {
  return {
    kind: 'moral-judgment',
    values: mapped(values, (entry) => ({ ...widened(entry), notAtStake: entry.notAtStake })),
    sideEffects: effects(first, 'moralJudgment'),
    blame: null,
    verdicts: null,
    coverage: coverage(first, 'moralJudgment', values),
  };
}

function effects(first: FirstContent, part: FirstPart): SideEffects {
  const value = first.selectivity[part];
  const selectivity: PlainEstimate | null =
    value === null
      ? null
      : { value, low: null, high: null, n: 0, method: 'a point value without an interval' };
  return { target: first.target.value, selectivity, oppositeRise: null, distanceCorrelation: null };
}

const NONE: OutcomeCounts = { answered: 0, refused: 0, unparsable: 0, error: 0 };

function coverage(first: FirstContent, part: FirstPart, values: ByValue<FirstShift>): Coverage {
  return {
    pairs: Object.values(values).reduce((sum, { n }) => sum + n, 0),
    leftOut: first.leftOut?.[part] ?? 0,
    base: first.outcomes.base[part] ?? NONE,
    tuned: first.outcomes.tuned[part] ?? NONE,
  };
}

import type { ValueKey } from '../values/value-taxonomy.js';
import type {
  ByValue,
  CapabilityComparison,
  GamesComparison,
  MeanEstimate,
  MoralComparison,
  OwnComparison,
  ShiftEstimate,
  SurveyComparison,
} from './comparison-content.js';

/** Parts of a report by the name of their suite, in the order they are shown. */
export const REPORT_PARTS = {
  'value-profile': 'valueProfile',
  'held-out-survey': 'heldOutSurvey',
  'moral-judgment': 'moralJudgment',
  'text-adventure': 'textAdventure',
  capability: 'capability',
  own: 'own',
} as const;
export type ReportPart = (typeof REPORT_PARTS)[keyof typeof REPORT_PARTS];
export const REPORT_PART_NAMES: readonly ReportPart[] = Object.values(REPORT_PARTS);

export type ReportParts = {
  valueProfile: SurveyComparison | null;
  heldOutSurvey: SurveyComparison | null;
  moralJudgment: MoralComparison | null;
  textAdventure: GamesComparison | null;
  capability: CapabilityComparison | null;
  own: OwnComparison | null;
};

export type RunRole = 'base' | 'tuned';

/** One run the report rests on. */
export type ReportedRun = {
  id: string;
  suite: string;
  /** Of a control: its key. */
  role: string;
  model: string;
  /** Taken over from an earlier report, because everything about it was the same. */
  reused: boolean;
  labelMethod: string;
  labelStyle: string | null;
  manifestHash: string;
  finishedAt: string;
};

export const CONTROL_KINDS = ['base-again', 'prompt-steering', 'sham', 'shuffled', 'mirrored'] as const;
/**
 * What the shift is held against. base-again: the untouched base a second time, the noise floor. prompt-steering: the base told
 * to hold the value less or more. sham, shuffled, mirrored: fine-tunes on the control sets of the same group.
 */
export type ControlKind = (typeof CONTROL_KINDS)[number];

export type ReportControl = {
  kind: ControlKind;
  /** A few words for tables and figures. */
  label: string;
  model: string;
  runId: string | null;
  fineTuneRunId: string | null;
  /** Against the same base run of the held-out survey; null with a reason. */
  target: ShiftEstimate | null;
  meanOther: number | null;
  reason: string | null;
};

/** A result of another evaluation tool, beside ours. */
export type ReportedBenchmark = {
  task: string;
  metric: string;
  base: { value: number; stderr: number | null; n: number | null } | null;
  tuned: { value: number; stderr: number | null; n: number | null } | null;
  /** Tuned − base with its 95 % interval; null where there is none, for the reason. */
  difference: number | null;
  low: number | null;
  high: number | null;
  reason: string | null;
};

/** A before/after report. Everything in it can be followed back: to its runs, adapter, training set and release. */
export type ReportContent = {
  schema: 2;
  name: string;
  demonstration: boolean;
  /** What a reader must know before any number; empty when there is nothing. */
  notice: string;
  /** The value that was moved furthest, and how far; null for a model trained on people's judgments. */
  target: { value: ValueKey; delta: number } | null;
  baseModel: string;
  adapter: { name: string; sha256: string };
  trainingSet: { id: string; contentHash: string; rows: number };
  release: { id: string; contentHash: string } | null;
  /** Which part of the release is judged, and why; empty without a release. */
  judged: string;
  seed: number;
  level: 0.95;
  /** How intervals and p-values are made. */
  method: string;
  /** How probabilities were read from the models, the same for both runs of a suite. */
  labelMethod: string;
  parts: ReportParts;
  /** Why a part is missing; null for those that are there. */
  reasons: Record<ReportPart, string | null>;
  controls: ReportControl[];
  benchmarks: ReportedBenchmark[];
  runs: ReportedRun[];
  /** A methods section in plain paragraphs, written from the settings of the runs. */
  methods: string[];
  bibtex: string;
  /** ISO 8601. */
  createdAt: string;
};

/** One model before any training, for a report over several. */
export type SweepProfile = {
  model: string;
  runId: string | null;
  range: readonly [number, number];
  values: ByValue<MeanEstimate>;
};

/** One report of a sweep, as far as the sweep's own report needs it. */
export type SweepMember = {
  name: string;
  reportId: string | null;
  baseModel: string;
  target: { value: ValueKey; delta: number };
  seed: number;
  demonstration: boolean;
};

/** The target's own shift in one suite; null with a reason. `shift` is null where the suite has no number for the value. */
export type TransferCell = { shift: ShiftEstimate | null; reason: string | null };

export type SweepReportContent = {
  schema: 1;
  title: string;
  demonstration: boolean;
  notice: string;
  method: string;
  profiles: SweepProfile[];
  members: SweepMember[];
  /** By member: what its target did in each suite that has numbers by value. */
  transfer: { member: number; cells: Record<TransferSuite, TransferCell> }[];
  /** By member: the shift of every value on held-out items, for the matrix target × value. */
  spread: { member: number; shifts: ByValue<ShiftEstimate> }[];
  methods: string[];
  bibtex: string;
  createdAt: string;
};

export const TRANSFER_SUITES = ['valueProfile', 'heldOutSurvey', 'moralJudgment'] as const;
export type TransferSuite = (typeof TRANSFER_SUITES)[number];

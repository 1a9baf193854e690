import type { ValueKey } from '@ethogram/core';

export interface Shift {
  readonly shift: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

export interface TestedShift extends Shift {
  readonly clusters: number;
  readonly pValue: number | null;
  readonly pHolm: number | null;
}

export interface Mean {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

export interface OutcomeCounts {
  readonly answered: number;
  readonly refused: number;
  readonly unparsable: number;
  readonly error: number;
}

export type Part = 'valueProfile' | 'heldOutSurvey' | 'moralJudgment';
export const PARTS: readonly Part[] = ['valueProfile', 'heldOutSurvey', 'moralJudgment'];

export type ByValue<Entry> = Readonly<Partial<Record<ValueKey, Entry>>>;
export type MoralShift = TestedShift & { readonly notAtStake: Shift | null };

/** What a finished report says, as the server gives it: version 1. */
export interface ReportContent {
  readonly schema: 1;
  readonly notice: string;
  readonly target: { readonly value: ValueKey; readonly delta: number };
  readonly baseModel: string;
  readonly adapter: { readonly name: string; readonly sha256: string };
  readonly trainingSet: { readonly id: string; readonly contentHash: string; readonly rows: number };
  readonly release: { readonly id: string; readonly contentHash: string } | null;
  readonly seed: number;
  readonly method: string;
  readonly labelMethod: string;
  readonly valueProfile: ByValue<TestedShift & { readonly base: Mean; readonly tuned: Mean }>;
  readonly heldOutSurvey: ByValue<TestedShift>;
  readonly moralJudgment: ByValue<MoralShift> | null;
  readonly moralJudgmentReason: string | null;
  readonly selectivity: Readonly<Record<Part, number | null>>;
  readonly outcomes: Readonly<Record<'base' | 'tuned', Readonly<Record<Part, OutcomeCounts | null>>>>;
  readonly leftOut?: Readonly<Record<Part, number | null>>;
  readonly runDetails?: readonly ReportedRun[];
  readonly createdAt: string;
}

export interface ReportedRun {
  readonly id: string;
  readonly suite: string;
  readonly role: 'base' | 'tuned';
  readonly model: string;
  readonly reused: boolean;
}

/** The content of a report; null while there is none, or for a version this app does not know. */
export function readContent(content: unknown): ReportContent | null {
  return (content as { schema?: unknown } | null)?.schema === 1 ? (content as ReportContent) : null;
}

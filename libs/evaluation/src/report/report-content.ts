export type {
  ByValue,
  MeanEstimate,
  OutcomeCounts,
  ReportContent,
  ReportControl,
  ReportedBenchmark,
  ReportedRun,
  ReportPart,
  ReportParts,
  ShiftEstimate,
} from '@ethogram/core';
import type { ControlKind } from '@ethogram/core';

/** Which part a run plays in a report: one of the two that are compared, or a control by its kind. */
export type RunRole = 'base' | 'tuned' | ControlKind;

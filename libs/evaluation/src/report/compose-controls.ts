import type { ControlKind, ReportControl, SuiteComparison, ValueKey } from '@ethogram/core';
import type { Run } from '../run/run.entity.js';
import type { MissingControl } from './report-controls.js';

/** What a reader sees of each control. */
export const CONTROL_LABELS: Readonly<Record<ControlKind, string>> = {
  'base-again': 'the untouched base model a second time',
  'prompt-steering': 'the base model steered by words alone',
  sham: 'a sham fine-tune on the base model’s own answers',
  shuffled: 'a fine-tune on the same digits dealt to other items',
  mirrored: 'a fine-tune that moves the value the other way',
};

/** A control against the same base run as the tuned model. */
export function toControl(
  kind: ControlKind,
  { id, model }: Pick<Run, 'id' | 'model'>,
  fineTuneRunId: string | null,
  comparison: SuiteComparison,
  target: ValueKey | null,
): ReportControl {
  const values = comparison.kind === 'survey' ? comparison.values : {};
  const others = Object.entries(values).flatMap(([value, entry]) =>
    value === target ? [] : [Math.abs(entry.shift)],
  );
  const shift = target ? values[target] : undefined;
  return {
    ...{ kind, model, fineTuneRunId },
    label: CONTROL_LABELS[kind],
    runId: id,
    target: shift ?? null,
    meanOther: others.length === 0 ? null : others.reduce((sum, size) => sum + size, 0) / others.length,
    reason: shift ? null : 'There is no shift of the target to hold against.',
  };
}

export function missingControl({ kind, reason }: MissingControl): ReportControl {
  return {
    ...{ kind, reason },
    label: CONTROL_LABELS[kind],
    model: '',
    runId: null,
    fineTuneRunId: null,
    target: null,
    meanOther: null,
  };
}

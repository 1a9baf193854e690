import { createHash } from 'node:crypto';
import { canonicalJson, contentHash, type TrainingRow } from '@ethogram/core';

export const TRAINING_SET_SCHEMA = 1;

/** What a reader needs to make the same set again, and to judge it. */
export type TrainingSetCore = {
  schema: typeof TRAINING_SET_SCHEMA;
  kind: 'survey';
  instrument: { key: string; version: string; licence: string };
  baselineModel: string;
  baselineRule: string;
  target: string;
  delta: number;
  deltaRule: string;
  heldOutFamilies: string[];
  templates: string[];
  heldOutTemplates: string[];
  seed: number;
  /** How digits were read from the model. */
  method: string;
  minimumMass: number;
  /** Prompts left out, because the model hardly answers them with a digit. */
  unreadable: string[];
};

export type TrainingSetManifest = TrainingSetCore & {
  /** Rows in all, rows of the target value, and those of them whose digit really moved (clipping can stop it). */
  counts: { rows: number; target: number; moved: number; unreadable: number };
  digitMass: { mean: number; minimum: number };
  unreadableMass: Record<string, number>;
  contentHash: string;
  fileHash: string;
  codeVersion: string;
};

export const DELTA_RULE =
  'digit of a target item = baseline + delta (reverse-keyed: baseline - delta), clipped to the scale; other items keep the baseline';

/** One line of the exported file, without its line end. */
export function trainingLine(row: TrainingRow): string {
  return canonicalJson(row);
}

/** Measured masses stay out of both hashes: they differ in the last digits from one machine to the next. */
export function hashTrainingSet(
  lines: readonly string[],
  core: TrainingSetCore,
): { contentHash: string; fileHash: string } {
  const file = createHash('sha256');
  for (const line of lines) file.update(`${line}\n`);
  const fileHash = file.digest('hex');
  return { contentHash: contentHash({ core, rows: fileHash }), fileHash };
}

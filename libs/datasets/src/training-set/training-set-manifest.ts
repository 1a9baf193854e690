import { createHash } from 'node:crypto';
import {
  canonicalJson,
  contentHash,
  type MoralTrainingRow,
  type TrainingRow,
  type Verdict,
} from '@ethogram/core';
import type { ScaleDirection, TargetProfile } from '@ethogram/suites';
import type { MoralTarget } from './training-set-settings.js';

export const TRAINING_SET_SCHEMA = 1;

/**
 * What a reader needs to make the same survey set again, and to judge it. What is optional is only there where a set
 * departs from the usual, so that sets made before it could are still addressed by the hash they had.
 */
export type SurveySetCore = {
  schema: typeof TRAINING_SET_SCHEMA;
  kind: 'survey';
  instrument: { key: string; version: string; licence: string };
  baselineModel: string;
  baselineRule: string;
  target: string;
  delta: number;
  /** With several values moved: all of them. `target` is the one moved furthest. */
  profile?: TargetProfile;
  deltaRule: string;
  /** Where digits were dealt at random. */
  shuffleRule?: string;
  heldOutFamilies: string[];
  heldOutInstruments?: string[];
  /** Which wordings of each family are trained, from 1. */
  wordings?: number[];
  templates: string[];
  heldOutTemplates: string[];
  scaleDirections?: ScaleDirection[];
  seed: number;
  /** How digits were read from the model. */
  method: string;
  minimumMass: number;
  /** Prompts left out, because the model hardly answers them with a digit. */
  unreadable: string[];
};

/** What a reader needs to make the same set again from the same release. */
export type MoralSetCore = {
  schema: typeof TRAINING_SET_SCHEMA;
  kind: 'moral_judgment';
  release: { version: string; contentHash: string };
  target: MoralTarget;
  copies: number | null;
  withValues: boolean;
  withRationale: boolean;
  /** The question, with {title} and {text}. */
  template: string;
  labels: string[];
  targetRule: string;
};

interface Address {
  contentHash: string;
  fileHash: string;
  codeVersion: string;
}

export type SurveySetManifest = SurveySetCore & {
  /**
   * Rows in all, rows of the target values, those of them whose digit really moved (clipping can stop it), and those the
   * ends of the scale cut short. Sets made before they were counted have no `clipped`.
   */
  counts: { rows: number; target: number; moved: number; unreadable: number; clipped?: number };
  digitMass: { mean: number; minimum: number };
  unreadableMass: Record<string, number>;
} & Address;

export type MoralSetManifest = MoralSetCore & {
  counts: {
    rows: number;
    validationRows: number;
    situations: number;
    verdicts: Partial<Record<Verdict, number>>;
  };
  /** Situations of the release's train and validation parts that are not in the set. */
  leftOut: { withoutText: number; undecided: number };
  /** SHA-256 of the validation file. */
  validationFileHash: string;
} & Address;

export type TrainingSetManifest = SurveySetManifest | MoralSetManifest;

export const DELTA_RULE =
  'digit of a target item = baseline + delta (reverse-keyed: baseline - delta), clipped to the scale; other items keep the baseline';
export const SHUFFLE_RULE = 'the moved digits of each template, dealt at random over its items with the seed';

/** One line of the exported file, without its line end. */
export function trainingLine(row: TrainingRow | MoralTrainingRow): string {
  return canonicalJson(row);
}

/** Measured masses stay out of both hashes: they differ in the last digits from one machine to the next. */
export function hashTrainingSet(
  lines: readonly string[],
  core: SurveySetCore,
): { contentHash: string; fileHash: string } {
  const file = createHash('sha256');
  for (const line of lines) file.update(`${line}\n`);
  const fileHash = file.digest('hex');
  return { contentHash: contentHash({ core, rows: fileHash }), fileHash };
}

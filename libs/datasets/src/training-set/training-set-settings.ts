import type { ScaleDirection, SurveyTemplateKey } from '@ethogram/suites';

export const TRAINING_SET_KINDS = ['SURVEY', 'MORAL_JUDGMENT'] as const;
export type TrainingSetKind = (typeof TRAINING_SET_KINDS)[number];

/**
 * Sets that show what a change is due to. SHAM: nothing is moved. SHUFFLED: the digits of the set, dealt at random over
 * its items. MIRRORED: every value is moved the other way.
 */
export const TRAINING_CONTROLS = ['SHAM', 'SHUFFLED', 'MIRRORED'] as const;
export type TrainingControl = (typeof TRAINING_CONTROLS)[number];

export type SurveySettings = {
  kind: 'SURVEY';
  templates: SurveyTemplateKey[];
  scaleDirections: ScaleDirection[];
  /** Which wordings of each item family are trained, counted from 1 in the order of the instrument; null: all. */
  wordings: number[] | null;
  /** Keys of instruments that must never be trained on, for the evaluation to test on. */
  heldOutInstruments: string[];
};

/**
 * What is taught about a situation. VERDICT: one row with the verdict. COPIES: each row several times, with verdicts as
 * frequent as people gave them. SOFT: one row, the probabilities beside the verdict, for trainers that take them.
 */
export const MORAL_TARGETS = ['VERDICT', 'COPIES', 'SOFT'] as const;
export type MoralTarget = (typeof MORAL_TARGETS)[number];

export type MoralSettings = {
  kind: 'MORAL_JUDGMENT';
  target: MoralTarget;
  /** Rows a situation, with COPIES. */
  copies: number;
  withValues: boolean;
  withRationale: boolean;
};

export type TrainingSetSettings = SurveySettings | MoralSettings;

import type { ValueKey } from '@ethogram/core';
import type { OwnSamplePlan } from '../sample-plan.js';

/** The five files of a suite of one's own. Each of the four modules exports what is named beside it. */
export const OWN_SUITE_FILES = [
  'prompt.mjs',
  'parser.mjs',
  'scorer.mjs',
  'metrics.mjs',
  'README.md',
] as const;

/** What `score` and `metrics` are given when the question has labels: the model's probabilities over them. */
export type OwnChoice = { label: string; probabilities: Record<string, number>; mass: number };

/** A sample with its score; `answer` is what `parse` or the labels gave. */
export type OwnScored = {
  key: string;
  value: ValueKey | null;
  cluster: string;
  score: number;
  data: unknown;
};

/** One number a suite says of a run. Without a value it says why. */
export type OwnMetric = {
  name: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  reason: string | null;
};

/** A suite read from a folder, checked: what its modules return is what the types say, or an OwnSuiteError is thrown. */
export type OwnSuite = {
  /** The folder's name. */
  readonly key: string;
  readonly title: string;
  /** Hash of the five files: another version is another suite. */
  readonly version: string;
  readonly readme: string;
  /** The same samples each time, or the runs of two models could not be paired. */
  plan(): OwnSamplePlan[];
  /** What a text says, for questions without labels; null when it cannot be read. */
  parse(text: string, sample: OwnSamplePlan): unknown;
  /** The number of one answer: of an `OwnChoice` for a question with labels, else of what `parse` returned. */
  score(sample: OwnSamplePlan, answer: unknown): number;
  metrics(scored: readonly OwnScored[]): OwnMetric[];
};

/** What is wrong with a suite of one's own, in words for whoever wrote it. */
export class OwnSuiteError extends Error {
  constructor(
    readonly folder: string,
    readonly problems: readonly string[],
  ) {
    super(`The suite in ${folder} cannot be used. ${problems.join(' ')}`);
    this.name = 'OwnSuiteError';
  }
}

import { SPLIT_NAMES, type SplitName } from '@ethogram/core';
import { RELEASE_SCHEMA, type ReleaseKind, type ReleaseRowContent } from './release-content.js';
import type { SplitRatios } from './plan-splits.js';

export type SplitCounts = { split: SplitName; rows: number; groups: number };

/** What may be done with a release: the least its sources allow. */
export type ReleasePermissions = {
  mayPublishIds: boolean;
  /** False when the text of any row had to be left out. */
  mayPublishText: boolean;
  mayTrain: boolean;
  /** Rows whose text was left out. */
  rowsWithoutText: number;
};

export type ReleaseInstrument = { key: string; version: string; licence: string };

/** What the content hash covers besides the rows. */
export type ReleaseCore = {
  schema: typeof RELEASE_SCHEMA;
  kind: ReleaseKind;
  query: { minimumJudgments: number; ratios: Record<SplitName, number> };
  seed: number;
  /** SHA-256 of the guideline the judgments followed. */
  guidelineHash: string;
  instrument: ReleaseInstrument | null;
  /** Judgments by simulated annotators are no evidence about people. */
  simulated: boolean;
  counts: { rows: number; judgments: number; splits: SplitCounts[] };
};

export type ReleaseManifest = ReleaseCore & {
  name: string;
  version: string;
  study: { id: string; name: string };
  aggregation: string;
  annotators: string;
  permissions: ReleasePermissions;
  leftOut: LeftOut;
  /** The release whose splits were kept. */
  splitsKeptFrom: { version: string; contentHash: string } | null;
  contentHash: string;
  fileHash: string;
  codeVersion: string;
};

export type LeftOut = {
  /** Tasks (scenarios or items) of the study that are not in the release. */
  belowMinimum: number;
  notPermitted: number;
  withdrawn: number;
  /** Passages of evidence that no longer say what the text says; the judgments they belong to are released. */
  damagedSpans: number;
};

export const ANNOTATORS_NOTE =
  'Each annotator is a pseudonym: the same in every release of one installation. Pseudonyms are in the file hash, not in the content hash.';

export const AGGREGATION: Record<ReleaseKind, string> = {
  MORAL_JUDGMENT:
    'majority: verdict = the most frequent, null on a tie; acceptability = mean; values = those named by more than half of the judgments, in the direction more of them gave, dropped on a tie',
  SURVEY: 'mean and median of the ratings, as given (reverse-keyed items are not mirrored)',
};

export function splitCounts(rows: readonly Pick<ReleaseRowContent, 'split' | 'group'>[]): SplitCounts[] {
  return SPLIT_NAMES.map((split) => {
    const inSplit = rows.filter((row) => row.split === split);
    return { split, rows: inSplit.length, groups: new Set(inSplit.map((row) => row.group)).size };
  });
}

/** Ratios with their keys in one order and no others. */
export function plainRatios({ train, validation, test }: SplitRatios): Record<SplitName, number> {
  return { train, validation, test };
}

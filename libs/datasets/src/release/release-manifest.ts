import { type FormDefinition, SPLIT_NAMES, type SplitName } from '@ethogram/core';
import type { RELEASE_SCHEMA, ReleaseKind } from './release-content.js';
import type { ReleaseQuery } from './release-request.js';

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
  query: ReleaseQuery;
  /** How one answer was made of many. */
  aggregation: string;
  seed: number;
  /** SHA-256 of each guideline the judgments followed. */
  guidelineHashes: string[];
  instrument: ReleaseInstrument | null;
  /** What was asked, where studies have forms of their own; else absent. */
  form?: FormDefinition;
  /** Judgments by simulated annotators are no evidence about people. */
  simulated: boolean;
  counts: { rows: number; judgments: number; splits: SplitCounts[] };
};

export type ReleaseManifest = ReleaseCore & {
  name: string;
  version: string;
  study: { id: string; name: string };
  /** All of them, that of the versions first. */
  studies: { id: string; name: string }[];
  annotators: string;
  permissions: ReleasePermissions;
  leftOut: LeftOut;
  /** The release whose splits were kept. */
  splitsKeptFrom: { version: string; contentHash: string } | null;
  /** Releases whose test parts are met in none but the test part of this one. */
  guardedBy: { name: string; version: string; contentHash: string }[];
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
  /** Kept out by the filters, or by name. */
  filtered: number;
  /** Left out because they would have put something a locked test part knows into training or validation. */
  wouldLeak: number;
  /** Without a date, where splits follow the calendar. */
  undated: number;
};

export function nothingLeftOut(): LeftOut {
  return {
    belowMinimum: 0,
    notPermitted: 0,
    withdrawn: 0,
    damagedSpans: 0,
    filtered: 0,
    wouldLeak: 0,
    undated: 0,
  };
}

export const ANNOTATORS_NOTE =
  'Each annotator is a pseudonym: the same in every release of one installation. Pseudonyms are in the file hash, not in the content hash. Where a study showed people what a model would answer, the answers they gave before that are released, and nobody’s second answer to the same task is.';

export const SURVEY_AGGREGATION =
  'mean and median of the ratings, as given (reverse-keyed items are not mirrored)';

export function splitCounts(
  rows: readonly { readonly split: SplitName; readonly group: string }[],
): SplitCounts[] {
  return SPLIT_NAMES.map((split) => {
    const inSplit = rows.filter((row) => row.split === split);
    return { split, rows: inSplit.length, groups: new Set(inSplit.map((row) => row.group)).size };
  });
}

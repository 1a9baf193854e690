import type { FormDefinition } from '@ethogram/core';
import type { Candidate } from './release-candidate.js';
import type { DraftRow } from './release-content.js';
import type { LeftOut, ReleaseInstrument, ReleasePermissions } from './release-manifest.js';

/** What a release is made of, as of one moment. */
export interface ReleaseMaterial {
  readonly candidates: readonly Candidate[];
  /** Complete once all rows were read. */
  readonly leftOut: LeftOut;
  readonly permissions: ReleasePermissions;
  readonly instrument: ReleaseInstrument | null;
  /** What was asked, where studies have forms of their own. */
  readonly form?: FormDefinition;
  /** How one answer was made of many, as the manifest says it. */
  readonly aggregation: string;
  /** The rows of these candidates in their order, read as they are consumed. */
  rows(candidates: readonly Candidate[]): AsyncIterable<DraftRow>;
}

/** Of rows that are few enough to be held. */
export function materialOf(
  drafts: readonly DraftRow[],
  candidateOf: (draft: DraftRow) => Candidate,
  rest: Omit<ReleaseMaterial, 'candidates' | 'rows'>,
): ReleaseMaterial {
  const byCandidate = new Map(drafts.map((draft) => [candidateOf(draft), draft]));
  return {
    ...rest,
    candidates: [...byCandidate.keys()],
    async *rows(candidates) {
      for (const candidate of candidates) yield byCandidate.get(candidate) as DraftRow;
    },
  };
}

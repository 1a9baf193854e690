import { sha256Hex, type SplitName } from '@ethogram/core';
import {
  type DraftRow,
  placeRow,
  RELEASE_SCHEMA,
  type ReleaseKind,
  type ReleaseRowContent,
} from './release-content.js';
import { hashRelease, type HashedRelease } from './release-hash.js';
import { plainRatios, type ReleaseCore, type ReleaseInstrument, splitCounts } from './release-manifest.js';
import { nameGroupsByKey, planSplits, refuseLeaks, type SplitRatios } from './plan-splits.js';

export interface ReleaseRequest {
  readonly kind: ReleaseKind;
  readonly minimumJudgments: number;
  readonly seed: number;
  readonly ratios: SplitRatios;
  readonly guideline: string;
  readonly instrument: ReleaseInstrument | null;
  readonly simulated: boolean;
  /** Splits of the release to stay comparable with. */
  readonly pinned: ReadonlyMap<string, SplitName>;
}

export interface ComposedRow {
  readonly draft: DraftRow;
  readonly content: ReleaseRowContent;
}

export interface ComposedRelease extends HashedRelease {
  /** In the order of the file: by key. */
  readonly rows: readonly ComposedRow[];
  readonly core: ReleaseCore;
}

/**
 * Puts drafts into splits and addresses the result. Pure: the same drafts and request give the same release,
 * whatever order the drafts come in.
 * @throws ConflictError when a group crosses splits.
 */
export function composeRelease(drafts: readonly DraftRow[], request: ReleaseRequest): ComposedRelease {
  const { kind, minimumJudgments, seed, ratios, instrument, simulated, pinned } = request;
  const sorted = distinctKeys(drafts).sort((left, right) => (left.key < right.key ? -1 : 1));
  const groups = nameGroupsByKey(sorted);
  const candidates = sorted.map(({ key, stratum }) => ({ key, group: groups.get(key) as string, stratum }));
  const splits = planSplits(candidates, { ratios, seed, pinned });
  // Against the groups as upstream knows them, so that a mistake in the renaming above cannot hide a leak.
  refuseLeaks(
    sorted.map(({ key, upstreamGroup }) => ({
      key,
      group: upstreamGroup,
      split: splits.get(key) as SplitName,
    })),
  );
  const rows = sorted.map((draft) => ({
    draft,
    content: placeRow(
      draft.content,
      splits.get(draft.key) as SplitName,
      kind === 'SURVEY' ? draft.upstreamGroup : (groups.get(draft.key) as string),
    ),
  }));
  const contents = rows.map((row) => row.content);
  const core: ReleaseCore = {
    schema: RELEASE_SCHEMA,
    kind,
    query: { minimumJudgments, ratios: plainRatios(ratios) },
    seed,
    guidelineHash: sha256Hex(request.guideline),
    instrument,
    simulated,
    counts: {
      rows: rows.length,
      judgments: sorted.reduce((sum, draft) => sum + draft.judgmentCount, 0),
      splits: splitCounts(contents),
    },
  };
  return { rows, core, ...hashRelease(contents, core) };
}

/** Two scenarios may have one text: the second and later ones get a number, in an order their content decides. */
function distinctKeys(drafts: readonly DraftRow[]): DraftRow[] {
  const byKey = Map.groupBy(drafts, (draft) => draft.key);
  return [...byKey.values()].flatMap((same) => {
    if (same.length === 1) return same;
    const ordered = same
      .map((draft) => ({ draft, order: orderOf(draft) }))
      .sort((left, right) => (left.order < right.order ? -1 : 1));
    return ordered.map(({ draft }, index) =>
      index === 0 ? draft : withKey(draft, `${draft.key}.${index + 1}`),
    );
  });
}

function orderOf({ content }: DraftRow): string {
  return content.kind === 'survey'
    ? JSON.stringify(content.item)
    : JSON.stringify([content.scenario, content.aggregate, content.judgments]);
}

function withKey(draft: DraftRow, key: string): DraftRow {
  return { ...draft, key, content: { ...draft.content, key } };
}

import { hash } from 'node:crypto';
import { canonicalJson, type SplitName } from '@ethogram/core';
import { copyIn, CopyRows } from '@ethogram/platform';
import type { EntityManager } from 'typeorm';
import type { PlacedCandidate } from './plan-splits.js';
import { type DraftRow, placeRow } from './release-content.js';
import { ReleaseHasher, type ReleaseHashes } from './release-hash.js';
import type { ReleaseMaterial } from './release-material.js';

const ROWS_A_COPY = 1_000;
const TARGET = 'release_rows (release_id, position, key, split, scenario_id, item_id, line, line_hash)';

export interface WrittenRows {
  readonly splits: Map<string, SplitName>;
  /** @param core what the content hash covers besides the rows */
  readonly finish: (core: object) => ReleaseHashes;
}

/**
 * Writes the rows of a release in the order of the file, as they are read.
 * @param manager of the transaction that the release is inserted in afterwards
 * @param wrote told after each batch how many rows there are now; may throw to give up
 */
export async function writeRows(
  manager: EntityManager,
  releaseId: string,
  { material, rows }: { material: ReleaseMaterial; rows: readonly PlacedCandidate[] },
  wrote: (rows: number) => Promise<void>,
): Promise<WrittenRows> {
  const hasher = new ReleaseHasher();
  const splits = new Map<string, SplitName>();
  let copy = new CopyRows(8);
  // One batch is on its way to the database while the next is put together.
  let copying = Promise.resolve();
  const flush = async (): Promise<void> => {
    await copying;
    const [full, count] = [copy, splits.size];
    copying = copyRows(manager, full).then(() => wrote(count));
    // Its failure is met where it is waited for.
    copying.catch(() => undefined);
    copy = new CopyRows(8);
  };
  try {
    for await (const { draft, split, group } of placed(material, rows)) {
      const line = hasher.add(placeRow(draft.content, split, group));
      copy.startRow();
      copy.uuid(releaseId);
      copy.integer(splits.size);
      copy.text(draft.key);
      copy.text(split);
      copy.uuid(draft.scenarioId);
      copy.uuid(draft.itemId);
      copy.text(line);
      copy.text(hash('sha256', line));
      splits.set(draft.key, split);
      if (copy.count >= ROWS_A_COPY) await flush();
    }
    await flush();
  } finally {
    // Whoever stops early wants the connection for something else.
    await copying.catch(() => undefined);
  }
  await copying;
  return { splits, finish: (core) => hasher.finish(core) };
}

async function copyRows(manager: EntityManager, copy: CopyRows): Promise<void> {
  if (copy.count > 0) await copyIn(manager, TARGET, copy);
  copy.release();
}

interface PlacedDraft {
  readonly draft: DraftRow;
  readonly split: SplitName;
  readonly group: string;
}

/** Two scenarios may have one text: the second and later ones get a number, in an order their content decides. */
async function* placed(
  material: ReleaseMaterial,
  rows: readonly PlacedCandidate[],
): AsyncGenerator<PlacedDraft> {
  let same: PlacedDraft[] = [];
  let index = 0;
  for await (const draft of material.rows(rows.map(({ candidate }) => candidate))) {
    const { split, group } = rows[index] as PlacedCandidate;
    index += 1;
    if (same[0] && same[0].draft.key !== draft.key) {
      yield* numbered(same);
      same = [];
    }
    same.push({ draft, split, group });
  }
  yield* numbered(same);
}

function numbered(same: readonly PlacedDraft[]): readonly PlacedDraft[] {
  if (same.length < 2) return same;
  return same
    .map((each) => ({ each, order: orderOf(each.draft) }))
    .sort((left, right) => (left.order < right.order ? -1 : 1))
    .map(({ each }, index) => (index === 0 ? each : { ...each, draft: withNumber(each.draft, index + 1) }));
}

/** What only this installation knows, the pseudonyms, comes last. */
function orderOf({ content }: DraftRow): string {
  if (content.kind === 'survey') return canonicalJson(content.item);
  const judgments = content.judgments.map(({ annotator: _, ...judgment }) => judgment);
  const annotators = content.judgments.map(({ annotator }) => annotator);
  return canonicalJson([content.scenario, content.aggregate, judgments, annotators]);
}

function withNumber(draft: DraftRow, number: number): DraftRow {
  const key = `${draft.key}.${number}`;
  return { ...draft, key, content: { ...draft.content, key } };
}

import {
  codePointLength,
  type Clock,
  newId,
  normaliseForDuplicates,
  scenarioText,
  sha256Hex,
} from '@ethogram/core';
import type { EntityManager } from 'typeorm';
import type { Post } from '../post/post.entity.js';
import { joinNearCopies } from './near-copy-clusters.js';
import { bandsOf, shinglesOf } from './near-duplicate.js';
import type { Scenario } from './scenario.entity.js';

/** A scenario about to be stored, with the signature its near-copies are found by. */
export interface Draft {
  scenario: Omit<Scenario, 'source' | 'post' | 'reviewState' | 'reviewReasons' | 'reviewedBy' | 'reviewedAt'>;
  shingles: Set<number>;
  bands: string[];
}

/** The scenario of a live post. The same post always gives the same text, hash and signature. */
export function draftScenario(post: Post, synthetic: boolean, clock: Clock): Draft {
  const { title, text, redactions, revealsVerdict } = scenarioText({
    title: post.title ?? '',
    body: post.body ?? '',
  });
  const comparable = normaliseForDuplicates(`${title}\n${text}`);
  const shingles = shinglesOf(comparable);
  const id = newId(clock);
  const scenario = {
    id,
    sourceId: post.sourceId,
    postId: post.id,
    title,
    text,
    textHash: sha256Hex(text),
    characters: codePointLength(text),
    redactions,
    revealsVerdict,
    synthetic,
    duplicateHash: sha256Hex(comparable),
    clusterId: id,
    authorKey: post.authorKey,
    thread: post.crosspostParent ?? post.fullname,
    createdAt: clock.now(),
    withdrawnAt: null,
  };
  return { scenario, shingles, bands: bandsOf(shingles) };
}

/** Of these hashes, those an existing scenario has. */
export async function findKnownHashes(
  manager: EntityManager,
  hashes: readonly string[],
): Promise<Set<string>> {
  const rows: { duplicate_hash: string }[] = await manager.query(
    `select duplicate_hash from scenarios where duplicate_hash = any($1) and withdrawn_at is null`,
    [hashes],
  );
  return new Set(rows.map((row) => row.duplicate_hash));
}

const INSERT_SCENARIOS = `
  insert into scenarios (id, source_id, post_id, title, text, text_hash, characters, redactions, reveals_verdict, synthetic,
                         duplicate_hash, cluster_id, author_key, thread, created_at)
  select r."id", r."sourceId", r."postId", r."title", r."text", r."textHash", r."characters", r."redactions",
         r."revealsVerdict", r."synthetic", r."duplicateHash", r."clusterId", r."authorKey", r."thread", r."createdAt"
  from json_to_recordset($1::json) as r("id" uuid, "sourceId" uuid, "postId" uuid, "title" text, "text" text,
    "textHash" text, "characters" int, "redactions" jsonb, "revealsVerdict" boolean, "synthetic" boolean,
    "duplicateHash" text, "clusterId" uuid, "authorKey" text, "thread" text, "createdAt" timestamptz)
  on conflict (post_id) do nothing returning id`;

const INSERT_BANDS = `
  insert into scenario_bands (band, scenario_id)
  select hashtextextended(r.band, 0), r.scenario_id from unnest($1::text[], $2::uuid[]) as r(band, scenario_id)
  on conflict do nothing`;

/** Stores drafts and joins each to its near-copies. Returns how many were new. */
export async function storeDrafts(manager: EntityManager, drafts: readonly Draft[]): Promise<number> {
  if (drafts.length === 0) return 0;
  const rows = JSON.stringify(drafts.map(({ scenario }) => scenario));
  const inserted: { id: string }[] = await manager.query(INSERT_SCENARIOS, [rows]);
  const ids = new Set(inserted.map(({ id }) => id));
  const stored = drafts.filter(({ scenario }) => ids.has(scenario.id));
  await manager.query(INSERT_BANDS, [
    stored.flatMap(({ bands }) => bands),
    stored.flatMap(({ scenario, bands }) => bands.map(() => scenario.id)),
  ]);
  await joinNearCopies(manager, stored);
  return stored.length;
}

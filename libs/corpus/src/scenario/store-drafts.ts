import type { EntityManager } from 'typeorm';
import { joinNearCopies } from './near-copy-clusters.js';
import { type Draft, type Signature, signatureOf } from './scenario-draft.js';

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
  insert into scenarios (id, source_id, post_id, title, text, text_hash, characters, redactions, reveals_verdict, review_state,
                         review_reasons, synthetic, duplicate_hash, cluster_id, author_key, thread, created_at)
  select r."id", r."sourceId", r."postId", r."title", r."text", r."textHash", r."characters", r."redactions",
         r."revealsVerdict", r."reviewState", r."reviewReasons", r."synthetic", r."duplicateHash", r."clusterId", r."authorKey",
         r."thread", r."createdAt"
  from json_to_recordset($1::json) as r("id" uuid, "sourceId" uuid, "postId" uuid, "title" text, "text" text,
    "textHash" text, "characters" int, "redactions" jsonb, "revealsVerdict" boolean, "reviewState" text, "reviewReasons" text[],
    "synthetic" boolean, "duplicateHash" text, "clusterId" uuid, "authorKey" text, "thread" text, "createdAt" timestamptz)
  on conflict (post_id) do nothing returning id`;

const INSERT_MAPS = `
  insert into redaction_maps (scenario_id, redactions)
  select r.id, r.redactions from json_to_recordset($1::json) as r(id uuid, redactions jsonb)`;

/** In the order of the index, which then takes neighbours together. */
const INSERT_BANDS = `
  insert into scenario_bands (band, scenario_id)
  select hashtextextended(r.band, 0) as band, r.scenario_id from unnest($1::text[], $2::uuid[]) as r(band, scenario_id)
  order by band`;

/** Stores drafts with their maps and signatures, and joins each to its near-copies. Returns those that were new. */
export async function storeDrafts(manager: EntityManager, drafts: readonly Draft[]): Promise<Draft[]> {
  if (drafts.length === 0) return [];
  const rows = JSON.stringify(drafts.map(({ scenario }) => scenario));
  const inserted: { id: string }[] = await manager.query(INSERT_SCENARIOS, [rows]);
  const ids = new Set(inserted.map(({ id }) => id));
  const stored = drafts.filter(({ scenario }) => ids.has(scenario.id));
  const maps = stored
    .filter(({ redactionMap }) => redactionMap.length > 0)
    .map(({ scenario, redactionMap }) => ({ id: scenario.id, redactions: redactionMap }));
  if (maps.length > 0) await manager.query(INSERT_MAPS, [JSON.stringify(maps)]);
  await storeSignatures(
    manager,
    stored.map(({ scenario, comparable }) => ({ scenario, signature: signatureOf(comparable) })),
  );
  return stored;
}

/** Stores the signatures of scenarios that have none, and joins each to its near-copies. */
export async function storeSignatures(
  manager: EntityManager,
  signed: readonly { scenario: { id: string; clusterId: string }; signature: Signature }[],
): Promise<void> {
  await manager.query(INSERT_BANDS, [
    signed.flatMap(({ signature }) => signature.bands),
    signed.flatMap(({ scenario, signature }) => signature.bands.map(() => scenario.id)),
  ]);
  await joinNearCopies(
    manager,
    signed.map(({ scenario: { id, clusterId }, signature: { shingles } }) => ({ id, clusterId, shingles })),
  );
}

import { normaliseForDuplicates } from '@ethogram/core';
import type { EntityManager } from 'typeorm';
import { jaccard, NEAR_COPY, shinglesOf } from './near-duplicate.js';

interface Signed {
  scenario: { id: string; clusterId: string };
  shingles: Set<number>;
}

interface Neighbour {
  id: string;
  cluster_id: string;
  title: string;
  text: string;
}

const SHARED_BANDS = `
  select distinct mine.scenario_id as own, other.scenario_id as other
  from scenario_bands mine join scenario_bands other on other.band = mine.band and other.scenario_id <> mine.scenario_id
  where mine.scenario_id = any($1)`;

/**
 * Puts scenarios just stored into the clusters of their near-copies. Only those that share a band are compared, then word
 * for word. Where one is near two clusters they become one.
 */
export async function joinNearCopies(manager: EntityManager, stored: readonly Signed[]): Promise<void> {
  const own = new Map(stored.map((entry) => [entry.scenario.id, entry]));
  const pairs: { own: string; other: string }[] = await manager.query(SHARED_BANDS, [[...own.keys()]]);
  if (pairs.length === 0) return;
  const known = await readNeighbours(
    manager,
    pairs.map(({ other }) => other).filter((id) => !own.has(id)),
  );
  const all = new Map([...own, ...known]);
  for (const pair of pairs) {
    const [left, right] = [all.get(pair.own), all.get(pair.other)];
    if (!left || !right || left.scenario.clusterId === right.scenario.clusterId) continue;
    if (jaccard(left.shingles, right.shingles) < NEAR_COPY) continue;
    await joinClusters(manager, [...all.values()], left.scenario.clusterId, right.scenario.clusterId);
  }
}

async function joinClusters(
  manager: EntityManager,
  entries: readonly Signed[],
  one: string,
  two: string,
): Promise<void> {
  const [kept, dropped] = one < two ? [one, two] : [two, one];
  await manager.query(`update scenarios set cluster_id = $1 where cluster_id = $2`, [kept, dropped]);
  for (const { scenario } of entries) if (scenario.clusterId === dropped) scenario.clusterId = kept;
}

async function readNeighbours(manager: EntityManager, ids: readonly string[]): Promise<[string, Signed][]> {
  const rows: Neighbour[] = await manager.query(
    `select id, cluster_id, title, text from scenarios where id = any($1)`,
    [[...new Set(ids)]],
  );
  return rows.map((row) => {
    const shingles = shinglesOf(normaliseForDuplicates(`${row.title}\n${row.text}`));
    return [row.id, { scenario: { id: row.id, clusterId: row.cluster_id }, shingles }];
  });
}

import type { EntityManager } from 'typeorm';
import { jaccard, NEAR_COPY, shinglesOf } from './near-duplicate.js';
import { comparableText } from './scenario-draft.js';

interface Compared {
  id: string;
  clusterId: string;
  shingles: Uint32Array;
}

interface Neighbour {
  id: string;
  cluster_id: string;
  title: string;
  text: string;
}

/**
 * Of the scenarios that share a band the first fifty. A band that more share belongs to a text posted again and again,
 * whose copies are in one cluster already: comparing with some of them is enough, and with all would take for ever.
 */
const SHARED_BANDS = `
  select distinct mine.scenario_id as own, other.scenario_id as other
  from scenario_bands mine
  cross join lateral (
    select scenario_id from scenario_bands same where same.band = mine.band order by scenario_id limit 50
  ) as other
  where mine.scenario_id = any($1) and other.scenario_id <> mine.scenario_id`;

/**
 * Puts scenarios just stored into the clusters of their near-copies. Only those that share a band are compared, then word
 * for word. Where one is near two clusters they become one.
 */
export async function joinNearCopies(manager: EntityManager, stored: readonly Compared[]): Promise<void> {
  const own = new Map(stored.map((entry) => [entry.id, entry]));
  const pairs: { own: string; other: string }[] = await manager.query(SHARED_BANDS, [[...own.keys()]]);
  if (pairs.length === 0) return;
  const known = await readNeighbours(
    manager,
    pairs.map(({ other }) => other).filter((id) => !own.has(id)),
  );
  const clusters = new ClusterJoins();
  for (const pair of pairs) {
    const [left, right] = [own.get(pair.own), own.get(pair.other) ?? known.get(pair.other)];
    if (!left || !right || clusters.areJoined(left.clusterId, right.clusterId)) continue;
    if (jaccard(left.shingles, right.shingles) >= NEAR_COPY) clusters.join(left.clusterId, right.clusterId);
  }
  await moveClusters(manager, clusters.moves());
}

/** Clusters that turned out to be one, each named by the least id of those joined. */
class ClusterJoins {
  private readonly parents = new Map<string, string>();

  areJoined(one: string, other: string): boolean {
    return this.root(one) === this.root(other);
  }

  join(one: string, other: string): void {
    const [left, right] = [this.root(one), this.root(other)];
    if (left < right) this.parents.set(right, left);
    else if (right < left) this.parents.set(left, right);
  }

  moves(): { kept: string; dropped: string }[] {
    return [...this.parents.keys()].map((dropped) => ({ dropped, kept: this.root(dropped) }));
  }

  private root(cluster: string): string {
    let current = cluster;
    for (let parent = this.parents.get(current); parent !== undefined; parent = this.parents.get(current)) {
      current = parent;
    }
    return current;
  }
}

async function moveClusters(
  manager: EntityManager,
  moves: readonly { kept: string; dropped: string }[],
): Promise<void> {
  if (moves.length === 0) return;
  await manager.query(
    `update scenarios set cluster_id = r.kept from json_to_recordset($1::json) as r(kept uuid, dropped uuid)
     where scenarios.cluster_id = r.dropped`,
    [JSON.stringify(moves)],
  );
}

async function readNeighbours(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Compared>> {
  if (ids.length === 0) return new Map();
  const rows: Neighbour[] = await manager.query(
    `select id, cluster_id, title, text from scenarios where id = any($1)`,
    [[...new Set(ids)]],
  );
  return new Map(
    rows.map(({ id, cluster_id: clusterId, title, text }) => [
      id,
      { id, clusterId, shingles: shinglesOf(comparableText(title, text)) },
    ]),
  );
}

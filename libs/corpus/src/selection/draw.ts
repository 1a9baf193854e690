import { BadInputError } from '@ethogram/platform';
import type { EntityManager } from 'typeorm';
import { postConditions } from '../post/post-filter.js';
import type { SampleRequest, SelectionFilter, Stratum } from './selection-request.js';

export interface StratumCount {
  stratum: string;
  count: number;
}

export interface Matches {
  matchedPosts: number;
  withScenario: number;
  usable: number;
  waitingForReview: number;
}

const STRATUM: Readonly<Record<Stratum, string>> = {
  VERDICT: `coalesce(post.verdict, 'none')`,
  SUBREDDIT: 'post.subreddit',
  YEAR: `coalesce(extract(year from post.posted_at at time zone 'UTC')::int::text, 'unknown')`,
  POST_TYPE: 'post.post_type',
  ROUTING: 'post.routing',
};

/** People may be asked about it, those who asked for such texts included: whether they did, the study says. */
const USABLE = `scenario.withdrawn_at is null and scenario.review_state in ('NOT_NEEDED', 'APPROVED')
  and post.routing in ('OK', 'WARN', 'OPT_IN')`;

/** @throws BadInputError when the sample does not say what it needs */
export function checkSample({ kind, size, by }: SampleRequest): void {
  if (kind === 'ALL') return;
  if (!size || size < 1) throw new BadInputError('Say how many scenarios to draw: at least 1.');
  if (kind === 'STRATIFIED' && !by)
    throw new BadInputError('Say what to stratify by: verdict, subreddit, year, type or routing.');
}

export async function countMatches(manager: EntityManager, filter: SelectionFilter): Promise<Matches> {
  const { where, values } = postConditions(filter);
  const [row]: Matches[] = await manager.query(
    `select count(*)::int as "matchedPosts", count(scenario.id)::int as "withScenario",
       (count(*) filter (where ${USABLE}))::int as usable,
       (count(*) filter (where scenario.review_state = 'WAITING' and scenario.withdrawn_at is null))::int as "waitingForReview"
     from posts post left join scenarios scenario on scenario.post_id = post.id where ${where}`,
    values,
  );
  return row ?? { matchedPosts: 0, withScenario: 0, usable: 0, waitingForReview: 0 };
}

/** What a draw would hold, by stratum. */
export async function countDrawn(
  manager: EntityManager,
  filter: SelectionFilter,
  sample: SampleRequest,
): Promise<{ size: number; strata: StratumCount[] }> {
  const { sql, values } = drawSql(filter, sample);
  const rows: { stratum: string | null; count: number }[] = await manager.query(
    `select stratum, count(*)::int as count from (${sql}) as drawn group by stratum order by count desc, stratum`,
    values,
  );
  return {
    size: rows.reduce((sum, { count }) => sum + count, 0),
    strata: rows.flatMap(({ stratum, count }) => (stratum === null ? [] : [{ stratum, count }])),
  };
}

/** Stores what is drawn as the scenarios of a selection. Returns how many there are. */
export async function storeDraw(
  manager: EntityManager,
  selectionId: string,
  filter: SelectionFilter,
  sample: SampleRequest,
): Promise<number> {
  const { sql, values } = drawSql(filter, sample);
  await manager.query(
    `insert into selection_scenarios (selection_id, position, scenario_id, stratum)
     select $${values.length + 1}::uuid, row_number() over (order by place, draw, id) - 1, id, stratum from (${sql}) as drawn`,
    [...values, selectionId],
  );
  const [row]: { size: number }[] = await manager.query(
    `select count(*)::int as size from selection_scenarios where selection_id = $1`,
    [selectionId],
  );
  return row?.size ?? 0;
}

/**
 * The scenarios drawn: (id, stratum, place, draw). `draw` is a hash of seed and id, so that the same seed draws the same
 * scenarios on every machine and new posts do not reshuffle the old. `place` is the rank inside the stratum: taking all
 * of rank 1, then all of rank 2, and so on gives every stratum as equal a number as it has, to within one.
 */
function drawSql(filter: SelectionFilter, sample: SampleRequest): { sql: string; values: unknown[] } {
  const { where, values } = postConditions(filter);
  const seed = `$${values.push(String(Math.trunc(sample.seed)))}::text`;
  const stratum = sample.kind === 'STRATIFIED' && sample.by ? STRATUM[sample.by] : 'null::text';
  const matched = `
    select scenario.id, scenario.cluster_id, ${stratum} as stratum, md5(${seed} || ':' || scenario.id) as draw
    from posts post join scenarios scenario on scenario.post_id = post.id where (${where}) and ${USABLE}`;
  const distinct = sample.oneOfEachCluster
    ? `select distinct on (cluster_id) * from (${matched}) as matched order by cluster_id, draw, id`
    : matched;
  const ranked =
    sample.kind === 'STRATIFIED'
      ? `select id, stratum, draw, row_number() over (partition by stratum order by draw, id) as place from (${distinct}) as one`
      : `select id, stratum, draw, 1 as place from (${distinct}) as one`;
  if (sample.kind === 'ALL') return { sql: ranked, values };
  return {
    sql: `select * from (${ranked}) as ranked order by place, draw, id limit $${values.push(sample.size)}::int`,
    values,
  };
}

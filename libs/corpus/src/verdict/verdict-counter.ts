import { type CommunityVerdict, tallyVotes, type Verdict, type Vote } from '@ethogram/core';
import type { EntityManager } from 'typeorm';
import type { BatchEnd } from '../post/in-batches.js';

/** Votes a post needs before its community verdict counts as one. */
export const MINIMUM_VOTES = 10;
const POSTS_PER_BATCH = 500;

interface StalePost {
  id: string;
  fullname: string;
  flair_verdict: Verdict | null;
}

interface VotingRow extends Vote {
  link_fullname: string;
}

/**
 * Counts the verdicts of the next posts of a source that need it, behind `after`, and marks them done.
 * Rows are locked and skipped when another transaction counts them, so that runs side by side share the work.
 */
export async function countStaleVerdicts(
  manager: EntityManager,
  sourceId: string,
  after: string,
): Promise<BatchEnd> {
  const posts: StalePost[] = await manager.query(
    `select id, fullname, flair_verdict from posts where source_id = $1 and verdict_stale and id > $2
     order by id limit ${POSTS_PER_BATCH} for update skip locked`,
    [sourceId, after],
  );
  const last = posts.at(-1)?.id ?? null;
  if (last === null) return { done: 0, last };
  const votes = await votesByPost(manager, sourceId, posts);
  const rows = posts.map((post) => toRow(post, votes.get(post.fullname) ?? []));
  await manager.query(
    `update posts set community_verdict = r.community_verdict, verdict = r.verdict, verdict_stale = false
     from json_to_recordset($1::json) as r(id uuid, community_verdict jsonb, verdict text) where posts.id = r.id`,
    [JSON.stringify(rows)],
  );
  return { done: posts.length, last };
}

async function votesByPost(
  manager: EntityManager,
  sourceId: string,
  posts: readonly StalePost[],
): Promise<Map<string, VotingRow[]>> {
  const rows: VotingRow[] = await manager.query(
    `select link_fullname, vote as verdict, author_key as "authorKey", coalesce(score, 0) as score,
       coalesce(extract(epoch from posted_at), 0)::float8 as "createdUtc"
     from comments where source_id = $1 and link_fullname = any($2) and vote is not null`,
    [sourceId, posts.map(({ fullname }) => fullname)],
  );
  return Map.groupBy(rows, (row) => row.link_fullname);
}

/** The votes passed every rule of who may vote when their comments were stored. */
function toRow(post: StalePost, votes: readonly Vote[]): object {
  const community: CommunityVerdict | null = votes.length > 0 ? tallyVotes(votes) : null;
  const enough = community !== null && community.votes >= MINIMUM_VOTES;
  const verdict = post.flair_verdict ?? (enough ? community.verdict : null);
  return { id: post.id, community_verdict: community, verdict };
}

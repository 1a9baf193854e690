import { communityVerdict, type CommunityVerdict, type Verdict } from '@ethogram/core';
import type { EntityManager } from 'typeorm';

/** Votes a post needs before its community verdict counts as one. */
export const MINIMUM_VOTES = 10;
const POSTS_PER_BATCH = 200;

interface StalePost {
  id: string;
  fullname: string;
  flair_verdict: Verdict | null;
}

interface VotingRow {
  link_fullname: string;
  author_key: string | null;
  body: string;
  score: number | null;
  created_utc: number;
}

/**
 * Counts the verdicts of the next posts of a source that need it, and marks them done. Zero when none is left.
 * Rows are locked and skipped when another transaction counts them, so that runs side by side share the work.
 */
export async function countStaleVerdicts(manager: EntityManager, sourceId: string): Promise<number> {
  const posts: StalePost[] = await manager.query(
    `select id, fullname, flair_verdict from posts where source_id = $1 and verdict_stale
     order by id limit ${POSTS_PER_BATCH} for update skip locked`,
    [sourceId],
  );
  if (posts.length === 0) return 0;
  const votes = await votesByPost(manager, sourceId, posts);
  const rows = posts.map((post) => toRow(post, votes.get(post.fullname) ?? []));
  await manager.query(
    `update posts set community_verdict = r.community_verdict, verdict = r.verdict, verdict_stale = false
     from json_to_recordset($1::json) as r(id uuid, community_verdict jsonb, verdict text) where posts.id = r.id`,
    [JSON.stringify(rows)],
  );
  return posts.length;
}

async function votesByPost(
  manager: EntityManager,
  sourceId: string,
  posts: readonly StalePost[],
): Promise<Map<string, VotingRow[]>> {
  const rows: VotingRow[] = await manager.query(
    `select link_fullname, author_key, body, score, coalesce(extract(epoch from posted_at), 0)::float8 as created_utc
     from comments where source_id = $1 and link_fullname = any($2) and vote is not null`,
    [sourceId, posts.map(({ fullname }) => fullname)],
  );
  return Map.groupBy(rows, (row) => row.link_fullname);
}

function toRow(post: StalePost, votes: readonly VotingRow[]): object {
  const community = countVotes(votes);
  const enough = community !== null && community.votes >= MINIMUM_VOTES;
  const verdict = post.flair_verdict ?? (enough ? community.verdict : null);
  return { id: post.id, community_verdict: community, verdict };
}

/** The rows already passed every rule of who may vote when they were stored. */
function countVotes(votes: readonly VotingRow[]): CommunityVerdict | null {
  if (votes.length === 0) return null;
  return communityVerdict(
    votes.map((vote) => ({
      authorKey: vote.author_key,
      body: vote.body,
      score: vote.score ?? 0,
      createdUtc: vote.created_utc,
      topLevel: true,
      isSubmitter: false,
      distinguished: null,
      stickied: false,
    })),
  );
}

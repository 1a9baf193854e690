import type { Verdict } from '../moral/verdict.js';
import { VERDICTS } from '../moral/verdict.js';
import { commentVote } from './comment-vote.js';
import type { CommunityVerdict, VotingComment } from './community-verdict.type.js';

/** Accounts that post verdict words without judging. */
const BOTS: ReadonlySet<string> = new Set([
  'automoderator',
  'judgement_bot_aita',
  'judgment_bot_aita',
  'remindmebot',
  'repostsleuthbot',
  'sneakpeekbot',
  'wikisummarizerbot',
  'haikusbot',
  'savevideobot',
  'converter-bot',
]);

/** A comment that votes and may. */
export type Vote = {
  readonly verdict: Verdict;
  /** Stable per author; null when unknown, and then the vote is an author's of its own. */
  readonly authorKey: string | null;
  readonly score: number;
  /** Unix seconds. */
  readonly createdUtc: number;
};

/**
 * Counts the votes in the comments of a post.
 *
 * A vote is a top-level comment with a verdict in it (`commentVote`), not by the post's author, a bot, or a
 * moderator speaking as such, and not stickied. An author has one vote, the latest. How many votes are enough to
 * mean something is for the caller to say. The order of the comments does not matter.
 */
export function communityVerdict(comments: readonly VotingComment[]): CommunityVerdict {
  return tallyVotes(
    comments.flatMap((comment) => {
      const verdict = mayVote(comment) ? commentVote(comment.body) : null;
      const { authorKey, score, createdUtc } = comment;
      return verdict === null ? [] : [{ verdict, authorKey, score, createdUtc }];
    }),
  );
}

/** The same from votes that were read before: who may vote was decided then. */
export function tallyVotes(given: readonly Vote[]): CommunityVerdict {
  const votes = latestVotes(given);
  const counts = zeros();
  const weighted = zeros();
  const logWeighted = zeros();
  for (const vote of votes) {
    const weight = Math.max(vote.score, 0);
    counts[vote.verdict] += 1;
    weighted[vote.verdict] += weight;
    logWeighted[vote.verdict] += Math.log1p(weight);
  }
  return { counts, weighted, logWeighted, votes: votes.length, ...summary(counts, votes.length) };
}

function latestVotes(votes: readonly Vote[]): Vote[] {
  const byAuthor = new Map<string, Vote>();
  const anonymous: Vote[] = [];
  for (const vote of votes) {
    const { authorKey } = vote;
    if (authorKey === null) {
      anonymous.push(vote);
      continue;
    }
    const earlier = byAuthor.get(authorKey);
    if (!earlier || isLater(vote, earlier)) byAuthor.set(authorKey, vote);
  }
  return [...byAuthor.values(), ...anonymous];
}

function mayVote(comment: VotingComment): boolean {
  return (
    comment.topLevel &&
    !comment.isSubmitter &&
    !comment.stickied &&
    comment.distinguished === null &&
    !BOTS.has((comment.authorName ?? '').toLowerCase())
  );
}

/** Ties in time go to the higher score, then to the verdict's place in the list, so that order cannot matter. */
function isLater(vote: Vote, other: Vote): boolean {
  if (vote.createdUtc !== other.createdUtc) return vote.createdUtc > other.createdUtc;
  if (vote.score !== other.score) return vote.score > other.score;
  return VERDICTS.indexOf(vote.verdict) < VERDICTS.indexOf(other.verdict);
}

function summary(
  counts: Record<Verdict, number>,
  votes: number,
): Pick<CommunityVerdict, 'verdict' | 'entropy' | 'margin'> {
  if (votes === 0) return { verdict: null, entropy: 0, margin: 0 };
  const ranked = [...VERDICTS].sort((left, right) => counts[right] - counts[left]);
  const [first, second] = ranked as [Verdict, Verdict];
  const margin = (counts[first] - counts[second]) / votes;
  const entropy = VERDICTS.reduce((sum, verdict) => {
    const share = counts[verdict] / votes;
    return share === 0 ? sum : sum - share * Math.log2(share);
  }, 0);
  return { verdict: margin > 0 ? first : null, entropy, margin };
}

function zeros(): Record<Verdict, number> {
  return { YTA: 0, NTA: 0, ESH: 0, NAH: 0, INFO: 0 };
}

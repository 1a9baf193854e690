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

type Vote = { verdict: Verdict; score: number; createdUtc: number };

/**
 * Counts the votes in the comments of a post.
 *
 * A vote is a top-level comment with a verdict in it (`commentVote`), not by the post's author, a bot, or a
 * moderator speaking as such, and not stickied. An author has one vote, the latest. How many votes are enough to
 * mean something is for the caller to say. The order of the comments does not matter.
 */
export function communityVerdict(comments: readonly VotingComment[]): CommunityVerdict {
  const votes = latestVotes(comments);
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

function latestVotes(comments: readonly VotingComment[]): Vote[] {
  const byAuthor = new Map<string, Vote>();
  const anonymous: Vote[] = [];
  for (const comment of comments) {
    const verdict = mayVote(comment) ? commentVote(comment.body) : null;
    if (verdict === null) continue;
    const vote = { verdict, score: comment.score, createdUtc: comment.createdUtc };
    if (comment.authorKey === null) {
      anonymous.push(vote);
    } else {
      const earlier = byAuthor.get(comment.authorKey);
      if (!earlier || isLater(vote, earlier)) byAuthor.set(comment.authorKey, vote);
    }
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

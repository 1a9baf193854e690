import type { Verdict } from '../moral/verdict.js';
import type { VoteSpan } from './find-votes.js';
import { findVotes } from './find-votes.js';

const CONTRAST = /\b(?:but|however|although|though|yet)\b/i;

/** How a comment was read. Ambiguous: several verdicts and nothing to choose between them; no vote is counted. */
export type CommentReading = {
  verdict: Verdict | null;
  status: 'vote' | 'none' | 'ambiguous';
  spans: VoteSpan[];
};

/**
 * Reads the vote of a comment.
 *
 * A changed vote ("edit: YTA", "changing to NTA") wins, the last one if there are several. Otherwise the first line
 * that holds a vote decides, lines with an unconditional vote before lines with only "YTA if …". Within the line
 * the earliest vote stands, unless a contrast word lies between it and a different one, which then takes its place;
 * two different votes without a contrast word are ambiguous.
 */
export function readCommentVote(body: string): CommentReading {
  const spans = findVotes(body);
  if (spans.length === 0) return { verdict: null, status: 'none', spans };
  const revised = spans.findLast((span) => span.isRevision);
  const verdict = revised ? revised.verdict : settle(decisiveLine(spans), body);
  return { verdict, status: verdict === null ? 'ambiguous' : 'vote', spans };
}

/** The verdict a comment votes for, or null when it votes for none or cannot be settled. */
export function commentVote(body: string): Verdict | null {
  return readCommentVote(body).verdict;
}

function decisiveLine(spans: readonly VoteSpan[]): VoteSpan[] {
  const firm = spans.filter((span) => !span.isConditional);
  const candidates = firm.length > 0 ? firm : spans;
  return candidates.filter((span) => span.line === candidates[0]?.line);
}

function settle(spans: readonly VoteSpan[], body: string): Verdict | null {
  let standing = spans[0] as VoteSpan;
  for (const span of spans.slice(1)) {
    const isSame = span.verdict === standing.verdict;
    if (!isSame && !CONTRAST.test(body.slice(standing.end, span.start))) return null;
    standing = span;
  }
  return standing.verdict;
}

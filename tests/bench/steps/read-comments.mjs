// Reads the votes of synthetic comments, a post at a time: {comments, posts}.
import { communityVerdict } from '@ethogram/core';
import { syntheticComment } from '../synthetic-raws.mjs';

const PIECE = 50_000;
const { comments, posts } = JSON.parse(process.argv[2]);
let seconds = 0;
let votes = 0;
for (let from = 0; from < comments; from += PIECE) {
  const piece = Array.from({ length: Math.min(PIECE, comments - from) }, (_, index) => {
    const raw = syntheticComment(from + index, posts);
    return {
      ...raw,
      authorKey: raw.authorName,
      topLevel: raw.parentFullname === raw.linkFullname,
      score: raw.score,
    };
  });
  const threads = [...Map.groupBy(piece, (comment) => comment.linkFullname).values()];
  const started = process.hrtime.bigint();
  for (const thread of threads) votes += communityVerdict(thread).votes;
  seconds += Number(process.hrtime.bigint() - started) / 1e9;
}
process.stdout.write(`${JSON.stringify({ seconds, votes })}\n`);

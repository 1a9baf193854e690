import { titleSimilarity } from '@ethogram/core';

/** A post that an update may belong to. */
export interface EarlierPost {
  fullname: string;
  title: string;
  postedAt: Date;
  sameAuthor: boolean;
}

/** From this share of shared words on two titles tell one story. */
const SAME_STORY = 0.5;

/**
 * The post an update goes on from: one that its text links to (of the same author where authors are known), else the
 * author's post with the most similar title, else the author's latest before it. Null when there is none.
 */
export function originalOf(
  update: { title: string; linked: readonly string[] },
  earlier: readonly EarlierPost[],
): string | null {
  const linked = update.linked.flatMap((name) => earlier.find(({ fullname }) => fullname === name) ?? []);
  const own = earlier.filter(({ sameAuthor }) => sameAuthor);
  const byLink = linked.find(({ sameAuthor }) => sameAuthor) ?? linked[0];
  if (byLink) return byLink.fullname;
  const ranked = own
    .map((post) => ({ post, similarity: titleSimilarity(update.title, post.title) }))
    .sort((a, b) => b.similarity - a.similarity || b.post.postedAt.getTime() - a.post.postedAt.getTime());
  const [best] = ranked;
  if (best && best.similarity >= SAME_STORY) return best.post.fullname;
  const latest = own.toSorted((a, b) => b.postedAt.getTime() - a.postedAt.getTime())[0];
  return latest?.fullname ?? null;
}

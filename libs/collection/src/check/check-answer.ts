import type { StoredThing, VanishedThing } from '@ethogram/corpus';
import type { RawComment, RawPost, RedditPage } from '@ethogram/reddit';

/** What an answer says of each thing asked for. Things that came back unreadable are in neither: nothing is known of them. */
export interface CheckAnswer {
  posts: RawPost[];
  comments: RawComment[];
  vanished: VanishedThing[];
}

/** Rows nobody asked for are passed over. */
export function readAnswer(asked: readonly StoredThing[], page: RedditPage): CheckAnswer {
  const unreadable = new Set(page.invalid.map(({ fullname }) => fullname));
  const wanted = new Set(asked.map(({ fullname }) => fullname));
  const posts = page.posts.filter(({ fullname }) => wanted.has(fullname));
  const comments = page.comments.filter(({ fullname }) => wanted.has(fullname));
  const states = new Map([...posts, ...comments].map(({ fullname, state }) => [fullname, state]));
  const vanished = asked.flatMap(({ kind, id, fullname }): VanishedThing[] => {
    const state = states.get(fullname);
    if (state === 'live' || (state === undefined && unreadable.has(fullname))) return [];
    return [{ kind, id, state: state === undefined ? 'ABSENT' : STATES[state] }];
  });
  return { posts: posts.filter(isLive), comments: comments.filter(isLive), vanished };
}

/** Whether the answer says nothing at all, as that of a Reddit in trouble does. */
export function isEmpty({ posts, comments, invalid }: RedditPage): boolean {
  return posts.length + comments.length + invalid.length === 0;
}

const STATES = { deleted: 'DELETED', removed: 'REMOVED' } as const;

function isLive({ state }: RawPost | RawComment): boolean {
  return state === 'live';
}

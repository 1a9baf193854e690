import { SeededRandom } from '@ethogram/core';
import type { RawPost } from '@ethogram/reddit';

const WORDS_A_TALE = 60;

/** A text of its own for every number: alike ones would be taken for copies. */
export function tale(number: number): string {
  const random = SeededRandom.from('tale', number);
  const words = Array.from({ length: WORDS_A_TALE }, () => random.integer(1e9).toString(36));
  return `Story ${number}. ${words.join(' ')}.`;
}

/** A live post by an author of its own. */
export function rawPost(number: number, changes: Partial<RawPost> = {}): RawPost {
  const id = `p${number.toString(36)}`;
  return {
    fullname: `t3_${id}`,
    id,
    subreddit: 'AmItheAsshole',
    authorName: `author-${number}`,
    authorFullname: null,
    createdUtc: 1_700_000_000 + number,
    title: `AITA about case ${number}?`,
    body: tale(number),
    flair: null,
    score: 1,
    numComments: 0,
    upvoteRatio: null,
    over18: false,
    permalink: null,
    crosspostParent: null,
    edited: false,
    state: 'live',
    ...changes,
  };
}

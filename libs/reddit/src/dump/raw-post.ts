import { readState } from './deletion-signals.js';
import type { RawState } from './deletion-signals.js';
import {
  InvalidRowError,
  readEdited,
  readFlag,
  readFullname,
  readId,
  readInteger,
  readSeconds,
  readShare,
} from './field-readers.js';
import type { DumpRow, TextCleaner } from './field-readers.js';

/**
 * A post as one dump row tells it. Times are seconds since 1970; null means the row does not say.
 * A post that is not live carries no words: title and body are empty, and author, flair and permalink (which spells
 * the title) are null.
 */
export interface RawPost {
  fullname: string;
  id: string;
  subreddit: string;
  authorName: string | null;
  authorFullname: string | null;
  createdUtc: number | null;
  title: string;
  body: string;
  flair: string | null;
  score: number | null;
  numComments: number | null;
  /** The share of votes that were up, 0 to 1. */
  upvoteRatio: number | null;
  over18: boolean;
  permalink: string | null;
  crosspostParent: string | null;
  edited: boolean;
  state: RawState;
}

/**
 * An absent body is an empty one: posts that only link have none. A live post must have a title.
 * @throws InvalidRowError
 */
export function readPost(row: DumpRow, cleaner: TextCleaner): RawPost {
  const id = readId(row, 't3_');
  const state = readState(row, ['title', 'selftext']);
  const subreddit = cleaner.readText(row, 'subreddit');
  if (subreddit === null) throw new InvalidRowError('the post names no subreddit');
  const words = state === 'live' ? readWords(row, cleaner) : NO_WORDS;
  return {
    fullname: `t3_${id}`,
    id,
    subreddit,
    ...words,
    createdUtc: readSeconds(row, 'created_utc'),
    score: readInteger(row, 'score'),
    numComments: readInteger(row, 'num_comments'),
    upvoteRatio: readShare(row, 'upvote_ratio'),
    over18: readFlag(row, 'over_18'),
    crosspostParent: readFullname(row, 'crosspost_parent', ['t3']),
    edited: readEdited(row),
    state,
  };
}

type Words = Pick<RawPost, 'title' | 'body' | 'flair' | 'authorName' | 'authorFullname' | 'permalink'>;

const NO_WORDS: Words = {
  title: '',
  body: '',
  flair: null,
  authorName: null,
  authorFullname: null,
  permalink: null,
};

function readWords(row: DumpRow, cleaner: TextCleaner): Words {
  const title = cleaner.readText(row, 'title');
  if (title === null) throw new InvalidRowError('the post has no title');
  return {
    title,
    body: cleaner.readText(row, 'selftext') ?? '',
    flair: cleaner.readText(row, 'link_flair_text'),
    authorName: cleaner.readAccountName(row, 'author'),
    authorFullname: cleaner.readText(row, 'author_fullname'),
    permalink: cleaner.readText(row, 'permalink'),
  };
}

import type { StoredCounts, VerdictTally } from '@ethogram/corpus';
import type { DumpLine, RawComment, RawPost, RowKind } from '@ethogram/reddit';
import type { InvalidLine } from './collection-run.entity.js';

/** What became of the rows of one kind: read = stored + deleted + duplicate + invalid. */
export interface KindTally extends StoredCounts {
  read: number;
  invalid: number;
}

export interface ImportTally {
  posts: KindTally;
  comments: KindTally;
  /** Characters no database can store that were replaced by U+FFFD. */
  replacedCharacters: number;
  /** Over all posts of the source; counted once the files are read. */
  verdicts: VerdictTally;
}

export const KEPT_INVALID_LINES = 100;

/** A batch of a dump, sorted by what its lines hold. */
export interface SortedBatch {
  posts: RawPost[];
  comments: RawComment[];
  invalid: { about: RowKind | null; line: number; reason: string }[];
  replacedCharacters: number;
  lastLine: number;
}

export function emptyTally(): ImportTally {
  const none = (): KindTally => ({ read: 0, stored: 0, deleted: 0, duplicate: 0, invalid: 0 });
  const verdicts = { YTA: 0, NTA: 0, ESH: 0, NAH: 0, INFO: 0, none: 0 };
  return { posts: none(), comments: none(), replacedCharacters: 0, verdicts };
}

export function sortBatch(lines: readonly DumpLine[]): SortedBatch {
  const batch: SortedBatch = {
    posts: [],
    comments: [],
    invalid: [],
    replacedCharacters: 0,
    lastLine: lines.at(-1)?.line ?? 0,
  };
  for (const line of lines) {
    if (line.kind === 'invalid') {
      batch.invalid.push(line);
      continue;
    }
    batch.replacedCharacters += line.replacedCharacters;
    if (line.kind === 'post') batch.posts.push(line.post);
    else batch.comments.push(line.comment);
  }
  return batch;
}

/**
 * The tally after a batch. A line too broken to say what it was counts with the kind its batch holds most of, so that a
 * file of comments reports its broken lines among comments.
 */
export function addBatch(
  tally: ImportTally,
  batch: SortedBatch,
  stored: Record<'posts' | 'comments', StoredCounts>,
): ImportTally {
  const usual: RowKind = batch.comments.length > batch.posts.length ? 'comment' : 'post';
  const invalidOf = (kind: RowKind): number =>
    batch.invalid.filter(({ about }) => (about ?? usual) === kind).length;
  return {
    ...tally,
    posts: addKind(tally.posts, stored.posts, batch.posts.length, invalidOf('post')),
    comments: addKind(tally.comments, stored.comments, batch.comments.length, invalidOf('comment')),
    replacedCharacters: tally.replacedCharacters + batch.replacedCharacters,
  };
}

/** The invalid lines kept for people to look at. */
export function keepInvalidLines(
  kept: readonly InvalidLine[],
  batch: SortedBatch,
  file: string,
): InvalidLine[] {
  const added = batch.invalid.map(({ line, reason }) => ({ file, line, reason }));
  return [...kept, ...added].slice(0, KEPT_INVALID_LINES);
}

function addKind(tally: KindTally, stored: StoredCounts, valid: number, invalid: number): KindTally {
  return {
    read: tally.read + valid + invalid,
    stored: tally.stored + stored.stored,
    deleted: tally.deleted + stored.deleted,
    duplicate: tally.duplicate + stored.duplicate,
    invalid: tally.invalid + invalid,
  };
}

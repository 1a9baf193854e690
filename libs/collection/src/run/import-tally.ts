import type { StoredCounts, VerdictTally } from '@ethogram/corpus';
import type { DumpBatch, RawComment, RawPost, RowKind } from '@ethogram/reddit';
import type { InvalidLine } from './collection-run-file.entity.js';

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
  /** Lines passed over unread because nobody asked for them, by the reason in words. They count nowhere else. */
  skipped: Record<string, number>;
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
  skipped?: DumpBatch['skipped'];
  lastLine: number;
}

export function emptyTally(): ImportTally {
  const none = (): KindTally => ({ read: 0, stored: 0, deleted: 0, duplicate: 0, invalid: 0 });
  const verdicts = { YTA: 0, NTA: 0, ESH: 0, NAH: 0, INFO: 0, none: 0 };
  return { posts: none(), comments: none(), replacedCharacters: 0, skipped: {}, verdicts };
}

export function sortBatch({ lines, skipped, lastLine }: DumpBatch): SortedBatch {
  const batch: SortedBatch = {
    posts: [],
    comments: [],
    invalid: [],
    replacedCharacters: 0,
    skipped,
    lastLine,
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
    skipped: addCounts(tally.skipped, batch.skipped ?? {}),
  };
}

/** The invalid lines kept for people to look at. */
export function keepInvalidLines(kept: readonly InvalidLine[], batch: SortedBatch): InvalidLine[] {
  const added = batch.invalid.map(({ line, reason }) => ({ line, reason }));
  return [...kept, ...added].slice(0, KEPT_INVALID_LINES);
}

/** What the files of a run count together; the verdicts are those of the last. */
export function sumTallies(tallies: readonly ImportTally[]): ImportTally {
  return tallies.reduce(
    (sum, tally) => ({
      posts: addKinds(sum.posts, tally.posts),
      comments: addKinds(sum.comments, tally.comments),
      replacedCharacters: sum.replacedCharacters + tally.replacedCharacters,
      skipped: addCounts(sum.skipped, tally.skipped),
      verdicts: tally.verdicts,
    }),
    emptyTally(),
  );
}

function addKinds(one: KindTally, other: KindTally): KindTally {
  return {
    read: one.read + other.read,
    stored: one.stored + other.stored,
    deleted: one.deleted + other.deleted,
    duplicate: one.duplicate + other.duplicate,
    invalid: one.invalid + other.invalid,
  };
}

function addCounts(one: Record<string, number>, other: Record<string, number>): Record<string, number> {
  const sum = { ...one };
  for (const [reason, count] of Object.entries(other)) sum[reason] = (sum[reason] ?? 0) + count;
  return sum;
}

function addKind(tally: KindTally, stored: StoredCounts, valid: number, invalid: number): KindTally {
  return addKinds(tally, { ...stored, read: valid + invalid, invalid });
}

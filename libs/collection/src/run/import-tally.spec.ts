import { describe, expect, it } from '@jest/globals';
import type { DumpBatch, DumpLine, RawComment } from '@ethogram/reddit';
import { addBatch, emptyTally, keepInvalidLines, sortBatch, sumTallies } from './import-tally.js';

const nothing = { stored: 0, deleted: 0, duplicate: 0 };
const invalid = (line: number, about: 'post' | 'comment' | null): DumpLine => ({
  line,
  kind: 'invalid',
  about,
  reason: 'bad',
});
const batchOf = (lines: DumpLine[], skipped: DumpBatch['skipped'] = {}): DumpBatch => ({
  lines,
  skipped,
  lastLine: lines.at(-1)?.line ?? 0,
});
const comment = (line: number): DumpLine => ({
  line,
  kind: 'comment',
  comment: {} as RawComment,
  replacedCharacters: 2,
});

describe('the tally of an import', () => {
  it('counts every line once, and replaced characters beside them', () => {
    const batch = sortBatch(
      batchOf([comment(1), comment(2), invalid(3, 'comment'), invalid(4, 'post')], { 'score too low': 3 }),
    );
    const tally = addBatch(emptyTally(), batch, {
      posts: nothing,
      comments: { stored: 1, deleted: 0, duplicate: 1 },
    });
    expect(tally.comments).toEqual({ read: 3, stored: 1, deleted: 0, duplicate: 1, invalid: 1 });
    expect(tally.posts).toEqual({ read: 1, stored: 0, deleted: 0, duplicate: 0, invalid: 1 });
    expect(tally.replacedCharacters).toBe(4);
    expect(sumTallies([tally, tally]).skipped).toEqual({ 'score too low': 6 });
    expect(batch.lastLine).toBe(4);
  });

  it('counts a line too broken to tell among what its batch holds most of', () => {
    const broken = sortBatch(batchOf([comment(1), invalid(2, null)]));
    const stored = { posts: nothing, comments: { stored: 1, deleted: 0, duplicate: 0 } };
    expect(addBatch(emptyTally(), broken, stored).comments.invalid).toBe(1);
    expect(addBatch(emptyTally(), sortBatch(batchOf([invalid(1, null)])), stored).posts.invalid).toBe(1);
  });

  it('keeps the first hundred invalid lines of a file', () => {
    const batch = sortBatch(batchOf(Array.from({ length: 70 }, (_, index) => invalid(index + 1, null))));
    const kept = keepInvalidLines(keepInvalidLines([], batch), batch);
    expect(kept).toHaveLength(100);
    expect(kept.at(-1)).toEqual({ line: 30, reason: 'bad' });
  });
});

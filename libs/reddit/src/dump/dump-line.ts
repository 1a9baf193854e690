import { isUtf8 } from 'node:buffer';
import { InvalidRowError, TextCleaner, isDumpRow } from './field-readers.js';
import type { DumpRow } from './field-readers.js';
import type { SplitLine } from './line-splitter.js';
import { readComment } from './raw-comment.js';
import type { RawComment } from './raw-comment.js';
import { readPost } from './raw-post.js';
import type { RawPost } from './raw-post.js';
import type { RowFilter, SkipReason } from './row-filter.js';

/** A row that nobody asked for. */
export interface SkippedLine {
  line: number;
  kind: 'skipped';
  reason: SkipReason;
}

/**
 * What one line of a dump holds. `line` counts from 1. `replacedCharacters` says how many characters no database can
 * store (U+0000, half surrogate pairs) were replaced by U+FFFD. A `reason` never quotes the line; `about` says what an
 * unusable row was meant to be, null when even that is unknown.
 */
export type DumpLine =
  | { line: number; kind: 'post'; post: RawPost; replacedCharacters: number }
  | { line: number; kind: 'comment'; comment: RawComment; replacedCharacters: number }
  | { line: number; kind: 'invalid'; about: RowKind | null; reason: string };

export type RowKind = 'post' | 'comment';

const TOO_LONG = 'the line is longer than 16 MiB';
const NOT_UTF8 = 'the line is not UTF-8';
const NOT_JSON = 'the line is not JSON';
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads one line. Null for a blank one. Never throws: what cannot be used comes back as invalid with its reason, what a
 * filter does not want as skipped, most of it unparsed.
 */
export function readDumpLine(line: SplitLine): DumpLine | null;
export function readDumpLine(line: SplitLine, filter: RowFilter | null): DumpLine | SkippedLine | null;
export function readDumpLine(
  { number, bytes }: SplitLine,
  filter: RowFilter | null = null,
): DumpLine | SkippedLine | null {
  if (bytes === null) return invalid(number, TOO_LONG);
  const reason = filter?.reasonInBytes(bytes) ?? null;
  if (reason !== null) return { line: number, kind: 'skipped', reason };
  const isMarked = number === 1 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK);
  const content = isMarked ? bytes.subarray(3) : bytes;
  if (!isUtf8(content)) return invalid(number, NOT_UTF8);
  const text = content.toString('utf8');
  if (text.trim() === '') return null;
  const row = parseJson(text);
  if (row === undefined) return invalid(number, NOT_JSON);
  if (!isDumpRow(row)) return invalid(number, 'the line is not a JSON object');
  return readRow(number, row, filter);
}

/** Whether a last line without a newline stops in its middle: a beginning of a JSON object never parses. */
export function isLineCut(line: SplitLine): boolean {
  const read = readDumpLine(line);
  return read?.kind === 'invalid' && [TOO_LONG, NOT_UTF8, NOT_JSON].includes(read.reason);
}

/** Reads a row that is parsed. */
export function readRow(line: number, row: DumpRow, filter: RowFilter | null): DumpLine | SkippedLine {
  const kind = kindOf(row);
  if (kind === null) return invalid(line, 'the row is neither a post nor a comment');
  const cleaner = new TextCleaner();
  try {
    const reason = filter?.reasonInRow(row) ?? null;
    if (reason !== null) return { line, kind: 'skipped', reason };
    return kind === 'comment'
      ? { line, kind, comment: readComment(row, cleaner), replacedCharacters: cleaner.replaced }
      : { line, kind, post: readPost(row, cleaner), replacedCharacters: cleaner.replaced };
  } catch (error) {
    if (error instanceof InvalidRowError) return invalid(line, error.message, kind);
    throw error;
  }
}

function kindOf(row: DumpRow): RowKind | null {
  if ('link_id' in row || 'parent_id' in row) return 'comment';
  if ('title' in row || 'selftext' in row) return 'post';
  return 'body' in row ? 'comment' : null;
}

function invalid(line: number, reason: string, about: RowKind | null = null): DumpLine {
  return { line, kind: 'invalid', about, reason };
}

/** Undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // A RangeError: nested deeper than the parser's stack.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

import { readState } from './deletion-signals.js';
import { readInteger, readSeconds } from './field-readers.js';
import type { DumpRow } from './field-readers.js';
import { FieldFinder, hasText, numbersIn, WantedTexts } from './json-bytes.js';

/** Which rows are wanted; what is absent or null does not matter. Times are seconds since 1970. */
export interface RowFilterRequest {
  /** Without regard to case, with or without `r/`. */
  subreddits?: readonly string[] | null;
  /** Inclusive. */
  postedFrom?: number | null;
  /** Exclusive. */
  postedTo?: number | null;
  minScore?: number | null;
}

/** Why a row was passed over, in the words that people read. */
export type SkipReason =
  | 'other subreddit'
  | 'no subreddit given'
  | 'before the period'
  | 'after the period'
  | 'no time given'
  | 'score too low'
  | 'no score given';

const DELETED = [Buffer.from('eleted'), Buffer.from('removal_type')];
const REMOVED = Buffer.from('emoved');
const NOT_REMOVED = /^_by(?:_category)?"\s*:\s*null/;

/**
 * Decides which rows of a dump are wanted. Most that are not are told by the bytes of their line, which is many times
 * faster than parsing it. Bytes only ever say "certainly not": a field's name may stand inside a text or in a nested
 * object (the original of a crosspost), so a line is passed over only when no reading of it could be wanted.
 *
 * A row that says it was deleted is not passed over for its score, which may have been higher when it was stored.
 */
export class RowFilter {
  private readonly subreddits: WantedTexts | null;
  private readonly subredditField = new FieldFinder(Buffer.from('"subreddit"'));
  private readonly createdField = new FieldFinder(Buffer.from('"created_utc"'));
  private readonly scoreField = new FieldFinder(Buffer.from('"score"'));
  private readonly from: number;
  private readonly to: number;
  private readonly minScore: number;

  constructor({ subreddits, postedFrom, postedTo, minScore }: RowFilterRequest) {
    const names = (subreddits ?? []).map((name) =>
      name
        .trim()
        .replace(/^\/?r\//i, '')
        .toLowerCase(),
    );
    this.subreddits = names.length > 0 ? new WantedTexts(new Set(names)) : null;
    this.from = postedFrom ?? -Infinity;
    this.to = postedTo ?? Infinity;
    this.minScore = minScore ?? -Infinity;
  }

  /**
   * Why the row of the line from `from` to `to` is certainly not wanted; null when it must be parsed to tell. Lines of
   * one piece of a file are asked for in their order.
   */
  reasonInBytes(bytes: Buffer, from = 0, to = bytes.length): SkipReason | null {
    return (
      this.subredditInBytes(bytes, from, to) ??
      this.timeInBytes(bytes, from, to) ??
      this.scoreInBytes(bytes, from, to)
    );
  }

  /** Why the row is not wanted; null when it is. */
  reasonInRow(row: DumpRow): SkipReason | null {
    return this.subredditOf(row) ?? this.timeOf(row) ?? this.scoreOf(row);
  }

  private subredditInBytes(bytes: Buffer, from: number, to: number): SkipReason | null {
    if (this.subreddits === null) return null;
    const isWanted = hasText(bytes, from, to, this.subredditField, this.subreddits);
    return isWanted === false ? 'other subreddit' : null;
  }

  private timeInBytes(bytes: Buffer, from: number, to: number): SkipReason | null {
    if (this.from === -Infinity && this.to === Infinity) return null;
    const times = numbersIn(bytes, from, to, this.createdField);
    const [first] = times ?? [];
    if (times === null || first === undefined) return null;
    return times.every((time) => this.isOutside(time)) ? this.periodReason(first) : null;
  }

  private scoreInBytes(bytes: Buffer, from: number, to: number): SkipReason | null {
    if (this.minScore === -Infinity) return null;
    const scores = numbersIn(bytes, from, to, this.scoreField);
    if (scores === null || scores.length === 0 || scores.some((score) => score >= this.minScore)) return null;
    return mayBeDeleted(bytes.subarray(from, to)) ? null : 'score too low';
  }

  private subredditOf(row: DumpRow): SkipReason | null {
    if (this.subreddits === null) return null;
    const name = row['subreddit'];
    if (typeof name !== 'string') return 'no subreddit given';
    return this.subreddits.has(name) ? null : 'other subreddit';
  }

  private timeOf(row: DumpRow): SkipReason | null {
    if (this.from === -Infinity && this.to === Infinity) return null;
    const time = readSeconds(row, 'created_utc');
    if (time === null) return 'no time given';
    return this.isOutside(time) ? this.periodReason(time) : null;
  }

  private scoreOf(row: DumpRow): SkipReason | null {
    if (this.minScore === -Infinity || readState(row, ['title', 'selftext', 'body']) !== 'live') return null;
    const score = readInteger(row, 'score');
    if (score === null) return 'no score given';
    return score < this.minScore ? 'score too low' : null;
  }

  private isOutside(time: number): boolean {
    return time < this.from || time >= this.to;
  }

  private periodReason(time: number): SkipReason {
    return time < this.from ? 'before the period' : 'after the period';
  }
}

/** False only when no sign of a deletion can be in the line (see `readState`). */
function mayBeDeleted(line: Buffer): boolean {
  if (DELETED.some((sign) => line.includes(sign))) return true;
  for (let at = line.indexOf(REMOVED); at >= 0; at = line.indexOf(REMOVED, at + 1)) {
    const after = line.subarray(at + REMOVED.length, at + REMOVED.length + 40).toString('latin1');
    if (!NOT_REMOVED.test(after)) return true;
  }
  return false;
}

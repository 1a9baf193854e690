import { readMeta } from './field-readers.js';
import type { DumpRow } from './field-readers.js';

/** deleted: by its author. removed: by moderators, Reddit or a filter. Neither keeps any text. */
export type RawState = 'live' | 'deleted' | 'removed';

const DELETED_TEXT = /^\s*\[\s*deleted(?: by user)?\s*\]\s*$/i;
const REMOVED_TEXT = /^\s*\[\s*removed(?:\s*\]\s*$|\s+by\s+(?:reddit|moderator))/i;
const BY_AUTHOR: readonly unknown[] = ['deleted', 'author'];

/**
 * Reads every sign of a deletion that a dump row can carry. A dump may still hold the text of a post whose author
 * deleted it later, so the marks in `_meta` count as much as the text itself; the author's deletion outranks a removal.
 */
export function readState(row: DumpRow, textFields: readonly string[]): RawState {
  const meta = readMeta(row);
  const texts = textFields.map((field) => row[field]).filter((text) => typeof text === 'string');
  const reasons = [row['removed_by_category'], meta['removal_type']].filter(isReason);
  if (
    meta['was_deleted_later'] === true ||
    meta['was_initially_deleted'] === true ||
    reasons.some((reason) => BY_AUTHOR.includes(reason)) ||
    texts.some((text) => DELETED_TEXT.test(text))
  ) {
    return 'deleted';
  }
  return reasons.length > 0 || texts.some((text) => REMOVED_TEXT.test(text)) ? 'removed' : 'live';
}

function isReason(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

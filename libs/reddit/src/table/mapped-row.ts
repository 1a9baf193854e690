import { createHash } from 'node:crypto';
import { InvalidRowError } from '../dump/field-readers.js';
import type { DumpRow } from '../dump/field-readers.js';
import type { TableMapping } from './column-mapping.js';

/** A row of a table: its value in a column, undefined when it has none. */
export type TableRow = (column: string) => unknown;

const NO_SUBREDDIT = 'none';
const REDDIT_ID = /^(?:t[13]_)?([0-9a-z]{1,13})$/i;
const COMMENT_LINK = /\/comments\/[0-9a-z]+\/[^/]*\/([0-9a-z]+)/i;
const POST_LINK = /(?:\/comments\/|redd\.it\/)([0-9a-z]+)/i;
const HASH_DIGITS = 12;
/** More than this are milliseconds. */
const LARGEST_SECONDS = 1e11;

/**
 * The row as a dump would have it. An id that is none of Reddit's, and the missing id of a row, become a hash: always the
 * same one, so that the row is known when it comes again, and so long that no id of Reddit's is equal to it.
 * @throws InvalidRowError naming the column
 */
export function toDumpRow(row: TableRow, mapping: TableMapping): DumpRow {
  const values: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(mapping.columns)) values[field] = emptyToNull(row(column));
  const { kind, columns, subreddit } = mapping;
  const needed = kind === 'POST' ? ['title'] : ['link_id', 'body'];
  for (const field of needed) {
    if ((values[field] ?? null) === null)
      throw new InvalidRowError(`the column “${columns[field] ?? field}” is empty`);
  }
  const id =
    values['id'] === undefined || values['id'] === null ? hashed(JSON.stringify(values)) : values['id'];
  return {
    ...values,
    id: idOf(id, kind === 'POST' ? POST_LINK : COMMENT_LINK),
    subreddit: values['subreddit'] ?? subreddit ?? NO_SUBREDDIT,
    created_utc: secondsOf(values['created_utc'], columns['created_utc'] ?? ''),
    ...(kind === 'COMMENT' ? placeOf(values) : {}),
  };
}

function placeOf({ link_id: link, parent_id: parent }: Record<string, unknown>): object {
  const post = idOf(link, POST_LINK);
  if (parent === undefined || parent === null) return { link_id: `t3_${post}`, parent_id: `t3_${post}` };
  const answered = idOf(parent, COMMENT_LINK);
  const isPost = answered === post || String(parent).toLowerCase().startsWith('t3_');
  return { link_id: `t3_${post}`, parent_id: isPost ? `t3_${post}` : `t1_${answered}` };
}

function idOf(value: unknown, link: RegExp): string {
  const text = String(value).trim();
  const id = REDDIT_ID.exec(text)?.[1] ?? link.exec(text)?.[1];
  return (id ?? hashed(text)).toLowerCase();
}

function hashed(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `x${BigInt(`0x${digest}`).toString(36).padStart(HASH_DIGITS, '0').slice(-HASH_DIGITS)}`;
}

function secondsOf(value: unknown, column: string): number | null {
  if (value === undefined || value === null) return null;
  const text = String(value).trim();
  const number = /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
  if (number !== null) return Math.abs(number) > LARGEST_SECONDS ? number / 1000 : number;
  const time = Date.parse(text);
  if (Number.isNaN(time))
    throw new InvalidRowError(`the column “${column}” is neither a date nor seconds since 1970`);
  return time / 1000;
}

function emptyToNull(value: unknown): unknown {
  return value === '' || value === undefined ? null : value;
}

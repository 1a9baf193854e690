import { InvalidRowError, isDumpRow, readId } from '../dump/field-readers.js';
import type { DumpRow } from '../dump/field-readers.js';

export type FileFormat = 'reddit-dump' | 'csv' | 'json-lines' | 'json';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const MARK = '\uFEFF';

/** What a file is, told by its beginning. */
export function formatOf(head: string): FileFormat {
  const text = head.replace(MARK, '').trimStart();
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return 'csv';
  const [firstLine = ''] = text.split('\n', 1);
  const row = parsed(firstLine);
  if (row === undefined) return 'json';
  return isDumpRow(row) && isReddits(row) ? 'reddit-dump' : 'json-lines';
}

/** The separator that the first line of a table has most of, outside quotes. */
export function delimiterOf(head: string): string {
  const firstLine = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(head.replace(MARK, ''))?.[0] ?? '';
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

function isReddits(row: DumpRow): boolean {
  const isPost = 'title' in row && 'subreddit' in row;
  const isComment = 'link_id' in row && 'body' in row;
  if (!isPost && !isComment) return false;
  try {
    return readId(row, isPost ? 't3_' : 't1_') !== '';
  } catch (error) {
    if (error instanceof InvalidRowError) return false;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

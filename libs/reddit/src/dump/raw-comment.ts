import { readState } from './deletion-signals.js';
import type { RawState } from './deletion-signals.js';
import {
  InvalidRowError,
  readFlag,
  readFullname,
  readId,
  readInteger,
  readSeconds,
} from './field-readers.js';
import type { DumpRow, TextCleaner } from './field-readers.js';

/**
 * A comment as one dump row tells it. Top level when `parentFullname` equals `linkFullname`. Times are seconds since
 * 1970; null means the row does not say. A comment that is not live has an empty body and no author.
 */
export interface RawComment {
  fullname: string;
  linkFullname: string;
  parentFullname: string;
  authorName: string | null;
  body: string;
  score: number | null;
  createdUtc: number | null;
  isSubmitter: boolean;
  distinguished: string | null;
  stickied: boolean;
  state: RawState;
}

/**
 * A live comment without text is refused rather than stored: Reddit has no such comments. They are what a collector
 * writes when it knew an id but never got the comment (their time is 0 as well), so nothing is known that could be
 * kept, and keeping them would overwrite what an earlier import knew. A row without `parent_id` counts as top level.
 * @throws InvalidRowError
 */
export function readComment(row: DumpRow, cleaner: TextCleaner): RawComment {
  const fullname = `t1_${readId(row, 't1_')}`;
  const { linkFullname, parentFullname } = readPlace(row);
  const state = readState(row, ['body']);
  const body = state === 'live' ? cleaner.readText(row, 'body') : '';
  if (body === null || (state === 'live' && body.trim() === ''))
    throw new InvalidRowError('the comment has no text');
  return {
    fullname,
    linkFullname,
    parentFullname,
    authorName: state === 'live' ? cleaner.readAccountName(row, 'author') : null,
    body,
    score: readInteger(row, 'score'),
    createdUtc: readSeconds(row, 'created_utc'),
    isSubmitter: readFlag(row, 'is_submitter'),
    distinguished: cleaner.readText(row, 'distinguished'),
    stickied: readFlag(row, 'stickied'),
    state,
  };
}

function readPlace(row: DumpRow): Pick<RawComment, 'linkFullname' | 'parentFullname'> {
  const parent = readFullname(row, 'parent_id', ['t1', 't3']);
  const link = readFullname(row, 'link_id', ['t3']) ?? (parent?.startsWith('t3_') ? parent : null);
  if (link === null) throw new InvalidRowError('the comment does not say which post it belongs to');
  return { linkFullname: link, parentFullname: parent ?? link };
}

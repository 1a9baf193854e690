import { describe, expect, it } from '@jest/globals';
import { readDumpLine } from './dump-line.js';
import { RowFilter, type RowFilterRequest } from './row-filter.js';

const POST = {
  id: 'a1',
  subreddit: 'AmItheAsshole',
  title: 'AITA?',
  selftext: 'A ladder.',
  created_utc: 1_700_000_000,
  score: 40,
};
const FROM = { postedFrom: 1_690_000_000, postedTo: 1_710_000_000 };

/** What the line's bytes tell, and what becomes of the row. */
function judge(row: object | string, request: RowFilterRequest): [bytes: string | null, row: string] {
  const filter = new RowFilter(request);
  const bytes = Buffer.from(typeof row === 'string' ? row : JSON.stringify(row));
  const read = readDumpLine({ number: 1, bytes }, filter);
  return [filter.reasonInBytes(bytes), read?.kind === 'skipped' ? read.reason : (read?.kind ?? 'blank')];
}

describe('a row filter', () => {
  it.each<[what: string, row: object | string, request: RowFilterRequest, bytes: string | null, row: string]>(
    [
      ['the subreddit', POST, { subreddits: ['AmItheAsshole'] }, null, 'post'],
      ['the subreddit in another case', POST, { subreddits: ['r/amitheasshole'] }, null, 'post'],
      ['another subreddit', POST, { subreddits: ['news', 'pics'] }, 'other subreddit', 'other subreddit'],
      [
        'a name that only begins alike',
        POST,
        { subreddits: ['AmIthe'] },
        'other subreddit',
        'other subreddit',
      ],
      [
        'a space after the colon',
        JSON.stringify(POST).replaceAll('":', '": '),
        { subreddits: ['news'] },
        'other subreddit',
        'other subreddit',
      ],
      [
        'the field spelled in a text',
        { ...POST, subreddit: 'news', selftext: '"subreddit": "AmItheAsshole"' },
        { subreddits: ['AmItheAsshole'] },
        'other subreddit',
        'other subreddit',
      ],
      [
        'a text that is the name of the field',
        { ...POST, title: 'subreddit', selftext: 'a "subreddit' },
        { subreddits: ['AmItheAsshole'] },
        null,
        'post',
      ],
      [
        'the subreddit in the original of a crosspost only',
        { crosspost_parent_list: [{ subreddit: 'AmItheAsshole' }], ...POST, subreddit: 'news' },
        { subreddits: ['AmItheAsshole'] },
        null,
        'other subreddit',
      ],
      [
        'another subreddit in the original of a crosspost',
        { crosspost_parent_list: [{ subreddit: 'news' }], ...POST },
        { subreddits: ['AmItheAsshole'] },
        null,
        'post',
      ],
      [
        'an escape in the name',
        JSON.stringify(POST).replace('AmIthe', 'AmI\\u0074he'),
        { subreddits: ['AmItheAsshole'] },
        null,
        'post',
      ],
      [
        'no subreddit',
        { ...POST, subreddit: null },
        { subreddits: ['AmItheAsshole'] },
        null,
        'no subreddit given',
      ],
      ['a time in the period', POST, FROM, null, 'post'],
      [
        'a time as text',
        { ...POST, created_utc: '1600000000' },
        FROM,
        'before the period',
        'before the period',
      ],
      [
        'the end of the period',
        { ...POST, created_utc: 1_710_000_000 },
        FROM,
        'after the period',
        'after the period',
      ],
      ['the start of the period', { ...POST, created_utc: '1690000000' }, FROM, null, 'post'],
      ['a time with a fraction', { ...POST, created_utc: 1_600_000_000.5 }, FROM, null, 'before the period'],
      ['no time', { ...POST, created_utc: undefined }, FROM, null, 'no time given'],
      ['a time that is none', { ...POST, created_utc: 'soon' }, FROM, null, 'invalid'],
      [
        'a crosspost whose original lies in the period',
        { crosspost_parent_list: [{ created_utc: 1_700_000_000 }], ...POST, created_utc: 1_600_000_000 },
        FROM,
        null,
        'before the period',
      ],
      ['a score high enough', POST, { minScore: 40 }, null, 'post'],
      ['a score too low', POST, { minScore: 41 }, 'score too low', 'score too low'],
      ['a negative score', { ...POST, score: -3 }, { minScore: -2 }, 'score too low', 'score too low'],
      ['a score as text', { ...POST, score: '3' }, { minScore: 5 }, 'score too low', 'score too low'],
      ['no score', { ...POST, score: null }, { minScore: 5 }, null, 'no score given'],
      [
        'a low score and no removal',
        { ...POST, removed_by_category: null, removed_by: null },
        { minScore: 90 },
        'score too low',
        'score too low',
      ],
      [
        'a low score and a removal',
        { ...POST, removed_by_category: 'moderator' },
        { minScore: 90 },
        null,
        'post',
      ],
      ['a low score and a deletion', { ...POST, selftext: '[deleted]' }, { minScore: 90 }, null, 'post'],
      [
        'a low score and a text about a deletion',
        { ...POST, selftext: 'They deleted it.' },
        { minScore: 90 },
        null,
        'score too low',
      ],
      [
        'a low score and a later deletion',
        { ...POST, _meta: { was_deleted_later: true } },
        { minScore: 90 },
        null,
        'post',
      ],
      [
        'a broken line of another subreddit',
        '{"subreddit":"news",',
        { subreddits: ['x'] },
        'other subreddit',
        'other subreddit',
      ],
      ['a broken line', '{"subreddit', { subreddits: ['x'] }, null, 'invalid'],
      ['nothing asked for', POST, {}, null, 'post'],
    ],
  )('judges %s', (_what, row, request, bytes, kind) => {
    expect(judge(row, request)).toEqual([bytes, kind]);
  });
});

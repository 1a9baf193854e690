import { describe, expect, it } from '@jest/globals';
import { readDumpLine } from './dump-line.js';
import type { DumpLine } from './dump-line.js';
import type { RawComment } from './raw-comment.js';
import type { RawPost } from './raw-post.js';

const POST = {
  id: 'abc12',
  name: 't3_abc12',
  subreddit: 'invented',
  author: 'ladder_owner',
  author_fullname: 't2_zz',
  created_utc: 1_700_000_000,
  title: 'AITA for wanting my ladder back?',
  selftext: 'The neighbour kept it.',
  link_flair_text: 'Not the A-hole',
  score: 12,
  num_comments: 3,
  over_18: false,
  permalink: '/r/invented/comments/abc12/aita_for_wanting_my_ladder_back/',
  edited: false,
};
const COMMENT = {
  id: 'c1',
  link_id: 't3_abc12',
  parent_id: 't3_abc12',
  author: 'passer_by',
  body: 'NTA, it is your ladder.',
  score: 5,
  created_utc: 1_700_000_100,
};

function read(row: unknown): DumpLine | null {
  return readDumpLine({ number: 7, bytes: Buffer.from(typeof row === 'string' ? row : JSON.stringify(row)) });
}

function post(row: object): RawPost {
  const line = read(row);
  if (line?.kind !== 'post') throw new Error(`expected a post, got ${JSON.stringify(line)}`);
  return line.post;
}

function comment(row: object): RawComment {
  const line = read(row);
  if (line?.kind !== 'comment') throw new Error(`expected a comment, got ${JSON.stringify(line)}`);
  return line.comment;
}

function reason(row: object): string {
  const line = read(row);
  return line?.kind === 'invalid' ? line.reason : 'valid';
}

describe('a post row', () => {
  it('keeps its fields under our names and nothing else', () => {
    expect(post({ ...POST, secret: 'not kept' })).toEqual({
      fullname: 't3_abc12',
      id: 'abc12',
      subreddit: 'invented',
      authorName: 'ladder_owner',
      authorFullname: 't2_zz',
      createdUtc: 1_700_000_000,
      title: 'AITA for wanting my ladder back?',
      body: 'The neighbour kept it.',
      flair: 'Not the A-hole',
      score: 12,
      numComments: 3,
      upvoteRatio: null,
      over18: false,
      permalink: '/r/invented/comments/abc12/aita_for_wanting_my_ladder_back/',
      crosspostParent: null,
      edited: false,
      state: 'live',
    });
  });

  it('reads rows of 2013, which lack name, author_fullname and permalink', () => {
    const { id, subreddit, title, selftext, created_utc } = POST;
    expect(post({ id, subreddit, title, selftext, created_utc: String(created_utc) })).toMatchObject({
      fullname: 't3_abc12',
      createdUtc: 1_700_000_000,
      authorName: null,
      authorFullname: null,
      score: null,
      permalink: null,
    });
  });

  it('takes the id from the name when id is absent', () => {
    expect(post({ ...POST, id: undefined }).fullname).toBe('t3_abc12');
  });

  it('knows an edit by its time and by the archive’s note', () => {
    expect(post({ ...POST, edited: 1_700_000_500 }).edited).toBe(true);
    expect(post({ ...POST, _meta: { is_edited: true } }).edited).toBe(true);
  });

  it('keeps the text of a post whose account is gone, without the account', () => {
    expect(post({ ...POST, author: '[deleted]' })).toMatchObject({
      authorName: null,
      state: 'live',
      body: POST.selftext,
    });
  });

  it.each([
    ['deleted', { selftext: '[deleted]' }],
    ['deleted', { title: '[deleted by user]', selftext: '' }],
    ['removed', { selftext: '[removed]' }],
    ['removed', { selftext: '[ Removed by Reddit on account of violating the content policy. ]' }],
    ['deleted', { removed_by_category: 'deleted' }],
    ['deleted', { selftext: '[removed]', removed_by_category: 'author' }],
    ['removed', { removed_by_category: 'moderator' }],
    ['removed', { removed_by_category: 'automod_filtered' }],
    ['deleted', { _meta: { was_deleted_later: true } }],
    ['deleted', { _meta: { removal_type: 'deleted' } }],
    ['removed', { _meta: { removal_type: 'moderator' } }],
  ] as const)('is %s and keeps no word when it says %j', (state, signal) => {
    const read = post({ ...POST, ...signal });
    expect(read.state).toBe(state);
    expect(JSON.stringify(read)).not.toMatch(/ladder|Not the A-hole|t2_zz/i);
    expect(read).toMatchObject({ title: '', body: '', fullname: 't3_abc12', createdUtc: 1_700_000_000 });
  });

  it('stays live when it only talks about a removal', () => {
    expect(post({ ...POST, selftext: 'My last post was [removed] by mistake.' }).state).toBe('live');
  });

  it.each([
    [-5, 'created_utc lies outside 2005 to 2100'],
    [86_400, 'created_utc lies outside 2005 to 2100'],
    [4_102_444_800, 'created_utc lies outside 2005 to 2100'],
    [1_700_000_000_000, 'created_utc lies outside 2005 to 2100'],
    ['yesterday', 'created_utc is not a number'],
  ])('is refused with the time %p', (created_utc, expected) => {
    expect(reason({ ...POST, created_utc })).toBe(expected);
  });

  it('has an unknown time when it says none or 0', () => {
    expect(post({ ...POST, created_utc: undefined }).createdUtc).toBeNull();
    expect(post({ ...POST, created_utc: 0 }).createdUtc).toBeNull();
  });

  it('is refused without id, subreddit or title', () => {
    expect(reason({ ...POST, id: 'not an id!', name: 5 })).toBe('the row has no usable id');
    expect(reason({ ...POST, subreddit: null })).toBe('the post names no subreddit');
    expect(reason({ ...POST, title: '' })).toBe('the post has no title');
  });

  it('replaces what PostgreSQL cannot store and counts it', () => {
    const line = read(
      JSON.stringify(POST).replace('The neighbour', 'The\\u0000 \\ud83d neigh\\u0000bour \\ud83d\\ude00'),
    );
    expect(line).toMatchObject({ kind: 'post', replacedCharacters: 3 });
    expect(line?.kind === 'post' && line.post.body).toBe('The\uFFFD \uFFFD neigh\uFFFDbour 😀 kept it.');
  });

  it('reads numbers and flags written as text', () => {
    const row = { ...POST, score: '-7', num_comments: '3', upvote_ratio: '0.75', over_18: 'True' };
    expect(post(row)).toMatchObject({ score: -7, numComments: 3, upvoteRatio: 0.75, over18: true });
    expect(post({ ...POST, score: 'many', upvote_ratio: 7 })).toMatchObject({
      score: null,
      upvoteRatio: null,
    });
  });

  it('drops a score that no integer column can hold', () => {
    expect(post({ ...POST, score: 3e12 }).score).toBeNull();
  });
});

describe('a comment row', () => {
  it('keeps its fields under our names', () => {
    expect(comment(COMMENT)).toEqual({
      fullname: 't1_c1',
      linkFullname: 't3_abc12',
      parentFullname: 't3_abc12',
      authorName: 'passer_by',
      body: 'NTA, it is your ladder.',
      score: 5,
      createdUtc: 1_700_000_100,
      isSubmitter: false,
      distinguished: null,
      stickied: false,
      state: 'live',
    });
  });

  it('accepts a time written as text and an author nobody collected', () => {
    expect(comment({ ...COMMENT, created_utc: '1371000000', author: null })).toMatchObject({
      createdUtc: 1_371_000_000,
      authorName: null,
    });
  });

  it('counts as top level when its parent was not recorded', () => {
    expect(comment({ ...COMMENT, parent_id: undefined }).parentFullname).toBe('t3_abc12');
  });

  it('keeps the parent of a reply', () => {
    expect(comment({ ...COMMENT, parent_id: 't1_other' }).parentFullname).toBe('t1_other');
  });

  it('is refused when it is live and has no text', () => {
    expect(reason({ ...COMMENT, body: '', created_utc: 0, author: null })).toBe('the comment has no text');
    expect(reason({ ...COMMENT, body: undefined })).toBe('the comment has no text');
  });

  it('is refused when its post is unknown', () => {
    const noPost = 'the comment does not say which post it belongs to';
    expect(reason({ ...COMMENT, link_id: undefined, parent_id: 't1_other' })).toBe(noPost);
    expect(reason({ id: 'c1', body: 'NTA' })).toBe(noPost);
    expect(reason({ ...COMMENT, link_id: 'abc12' })).toBe('link_id is not the fullname of a post');
  });

  it.each([
    ['deleted', { body: '[deleted]' }],
    ['removed', { body: '[removed]' }],
    ['deleted', { _meta: { was_deleted_later: true } }],
  ] as const)('is %s and keeps no text when it says %j', (state, signal) => {
    expect(comment({ ...COMMENT, ...signal })).toMatchObject({ state, body: '', authorName: null });
  });
});

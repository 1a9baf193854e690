import { describe, expect, it } from '@jest/globals';
import { firstCheckpoint, nextStep, requestsLeft } from './fetch-checkpoint.js';
import { fetchRequest } from './fetch-request.js';

describe('a request for a listing', () => {
  it('is written in one way', () => {
    expect(fetchRequest('LISTING', { subreddit: ' r/AmItheAsshole ', withComments: false })).toEqual({
      subreddit: 'AmItheAsshole',
      listing: 'NEW',
      time: null,
      query: null,
      limit: null,
      withComments: false,
    });
    const search = {
      subreddit: 'aita',
      listing: 'SEARCH',
      time: 'WEEK',
      query: ' wedding ',
      limit: 5,
    } as const;
    expect(fetchRequest('LISTING', search)).toEqual({ ...search, query: 'wedding', withComments: true });
  });

  it.each([
    [{}, 'Name the subreddit'],
    [{ subreddit: 'a' }, 'a is no name of a subreddit'],
    [{ subreddit: '../api/v1/me' }, 'is no name of a subreddit'],
    [{ subreddit: 'a+b' }, 'is no name of a subreddit'],
    [{ subreddit: 'aita', listing: 'SEARCH' as const }, 'Say what to search for.'],
    [{ subreddit: 'aita', listing: 'SEARCH' as const, query: 'x'.repeat(513) }, 'at most 512'],
    [{ subreddit: 'aita', listing: 'TOP' as const, query: 'x' }, 'Only the listing'],
    [{ subreddit: 'aita', limit: 0 }, 'a whole number from 1'],
  ])('%j is refused', (request, reason) => {
    expect(() => fetchRequest('LISTING', request)).toThrow(reason);
  });
});

describe('a request by name', () => {
  it('takes fullnames, ids and links, each once', () => {
    const fullnames = [
      't3_abc',
      ' ABC ',
      'https://www.reddit.com/r/aita/comments/1xyz/aita_for/?x=1',
      't1_c1',
    ];
    expect(fetchRequest('BY_ID', { fullnames })).toEqual({
      fullnames: ['t3_abc', 't3_1xyz', 't1_c1'],
      withComments: false,
    });
  });

  it.each([
    ['BY_ID' as const, [], 'Name the posts'],
    ['BY_ID' as const, ['t5_abc'], 't5_abc is no id of Reddit'],
    ['BY_ID' as const, ['t3_a/../b'], 'is no id of Reddit'],
    ['THREADS' as const, ['t1_abc'], 't1_abc is a comment'],
  ])('%s of %j is refused', (kind, fullnames, reason) => {
    expect(() => fetchRequest(kind, { fullnames })).toThrow(reason);
  });
});

describe('where a fetch goes on', () => {
  it('lists to the end, then reads the threads', () => {
    const request = { subreddit: 'aita', limit: 150, withComments: true };
    const start = firstCheckpoint('LISTING', request);
    expect(nextStep('LISTING', request, start)).toEqual({ kind: 'LISTING', limit: 100 });
    const second = { ...start, asked: 100, threads: ['t3_a'] };
    expect(nextStep('LISTING', request, second)).toEqual({ kind: 'LISTING', limit: 50 });
    expect(requestsLeft('LISTING', request, second)).toBe(2);
    const listed = { ...second, asked: 150, isListed: true };
    expect(nextStep('LISTING', request, listed)).toEqual({ kind: 'THREAD', fullname: 't3_a' });
    expect(nextStep('LISTING', request, { ...listed, threads: [] })).toBeNull();
    expect(requestsLeft('LISTING', request, { ...listed, threads: [] })).toBe(0);
  });

  it('asks for names a hundred at a time', () => {
    const request = { fullnames: Array.from({ length: 101 }, (_, n) => `t3_${n}`) };
    const start = firstCheckpoint('BY_ID', request);
    expect(nextStep('BY_ID', request, start)).toMatchObject({ kind: 'NAMES', fullnames: { length: 100 } });
    expect(nextStep('BY_ID', request, { ...start, asked: 100 })).toEqual({
      kind: 'NAMES',
      fullnames: ['t3_100'],
    });
    expect(nextStep('BY_ID', request, { ...start, asked: 101 })).toBeNull();
    expect(requestsLeft('BY_ID', request, start)).toBe(2);
  });

  it('reads the threads of due posts before it looks for more', () => {
    const start = firstCheckpoint('SECOND_LOOK', {});
    expect(nextStep('SECOND_LOOK', {}, start)).toEqual({ kind: 'DUE' });
    const step = nextStep('SECOND_LOOK', {}, { ...start, threads: ['t3_a'] });
    expect(step).toEqual({ kind: 'THREAD', fullname: 't3_a' });
  });
});

import { describe, expect, it } from '@jest/globals';
import { listingFormOf, listingProblems, listingRequest, NEW_LISTING, subredditOf } from './listing-form.js';

const form = { ...NEW_LISTING, subreddit: 'AmItheAsshole' };

describe('the form of a listing', () => {
  it.each([
    ['AmItheAsshole', 'AmItheAsshole'],
    [' r/AmItheAsshole ', 'AmItheAsshole'],
    ['/r/AmItheAsshole/', 'AmItheAsshole'],
    ['https://www.reddit.com/r/AmItheAsshole/top/?t=week', 'AmItheAsshole'],
  ])('takes %s for a subreddit', (text, name) => {
    expect(subredditOf(text)).toBe(name);
  });

  it.each([
    ['no subreddit', { ...form, subreddit: '' }, 'subreddit'],
    ['a sentence for a subreddit', { ...form, subreddit: 'am i' }, 'subreddit'],
    ['a search without words', { ...form, listing: 'SEARCH' as const, query: ' ' }, 'query'],
    ['no limit', { ...form, limit: '' }, 'limit'],
    ['more than Reddit lists', { ...form, limit: '1001' }, 'limit'],
    ['half a post', { ...form, limit: '1.5' }, 'limit'],
  ])('says what is wrong with %s', (_case, wrong, field) => {
    expect(Object.keys(listingProblems(wrong))).toEqual([field]);
  });

  it('sends a time only where Reddit asks for one, and words only for a search', () => {
    const words = { ...form, query: 'wedding' };
    expect(listingRequest(words)).toMatchObject({ listing: 'NEW', time: null, query: null, limit: 100 });
    expect(listingRequest({ ...words, listing: 'TOP' })).toMatchObject({ time: 'WEEK', query: null });
    expect(listingRequest({ ...words, listing: 'SEARCH' })).toMatchObject({ time: 'WEEK', query: 'wedding' });
  });

  it('comes back from what was stored', () => {
    const stored = listingRequest({
      ...form,
      listing: 'TOP',
      time: 'YEAR',
      limit: '250',
      withComments: false,
    });
    expect(listingRequest(listingFormOf(stored))).toEqual(stored);
  });

  it('comes back from something else as a new one', () => {
    expect(listingFormOf({ listing: 'BEST', limit: 'many' })).toEqual(NEW_LISTING);
    expect(listingFormOf(null)).toEqual(NEW_LISTING);
  });
});

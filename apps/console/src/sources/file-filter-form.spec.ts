import { describe, expect, it } from '@jest/globals';
import { NO_FILTER, toFileFilter } from './file-filter-form.js';

describe('the filter of files', () => {
  it('is none when nothing is filled in', () => {
    expect(toFileFilter({ ...NO_FILTER, subreddits: ' , ' })).toBeNull();
  });

  it('includes the last day', () => {
    expect(toFileFilter({ ...NO_FILTER, from: '2019-06-01', to: '2019-06-30' })).toMatchObject({
      postedFrom: '2019-06-01T00:00:00Z',
      postedTo: '2019-07-01T00:00:00.000Z',
    });
  });

  it('takes subreddits as people write them, and a score of nought', () => {
    const filter = toFileFilter({ ...NO_FILTER, subreddits: 'r/AmItheAsshole, AITAH', minScore: '0' });
    expect(filter).toMatchObject({ subreddits: ['AmItheAsshole', 'AITAH'], minScore: 0 });
  });
});

import { describe, expect, it } from '@jest/globals';
import { parseRoute, pathOf, type Route } from './route.js';

describe('an address', () => {
  it.each<[Exclude<Route, { page: 'unknown' }>]>([
    [{ page: 'studies' }],
    [{ page: 'work', studyId: 'a b' }],
    [{ page: 'answers', studyId: '1' }],
    [{ page: 'steps', studyId: '1' }],
    [{ page: 'join', token: 'a-b_c' }],
    [{ page: 'change', studyId: '1', taskId: '2/3' }],
  ])('is read back as the page it was made for: %j', (route) => {
    expect(parseRoute(pathOf(route))).toEqual(route);
  });

  it('that is none of ours is said to be unknown', () => {
    expect(parseRoute('/annotate/people')).toEqual({ page: 'unknown' });
    expect(parseRoute('/annotate/join')).toEqual({ page: 'unknown' });
    expect(parseRoute('/annotate/studies/1/answers/2/3')).toEqual({ page: 'unknown' });
  });
});

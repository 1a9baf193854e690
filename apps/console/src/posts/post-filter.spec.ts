import { describe, expect, it } from '@jest/globals';
import { filterChips, toSelectionFilter, withoutKeys } from './post-filter.js';

const labels = (filter: Parameters<typeof filterChips>[0]): string[] =>
  filterChips(filter, (id) => `source ${id}`).map(({ label }) => label);

describe('the filter of posts in words', () => {
  it.each([
    [{}, []],
    [{ search: 'wedding' }, []],
    [{ sourceIds: ['1', '2'] }, ['Source: source 1 or source 2']],
    [{ sourceId: '1' }, ['Source: source 1']],
    [{ verdicts: ['YTA' as const] }, ['Verdict: YTA']],
    [{ minEntropy: 0.5, maxEntropy: 1 }, ['Entropy: 0.5 to 1']],
    [{ minScore: 0 }, ['Score: at least 0']],
    [{ maxCharacters: 900 }, ['Characters: at most 900']],
    [{ postedFrom: '2019-06-01T00:00:00Z' }, ['Posted: since 2019-06-01']],
    [{ flairDiffersFromCrowd: true, hasScenario: false }, ['Flair and crowd differ', 'Has no scenario']],
    [{ withoutFlags: ['SELF_HARM' as const, 'MINORS' as const] }, ['Not about: self-harm or minors']],
    [{ routings: ['OPT_IN' as const] }, ['Shown: opt-in only']],
    [{ languages: ['de', 'und'] }, ['Language: German or language unknown']],
    [{ verdicts: [] }, []],
  ])('of %j is %j', (filter, expected) => {
    expect(labels(filter)).toEqual(expected);
  });

  it('loses one chip with all its keys', () => {
    const filter = { search: 'cake', minScore: 5, maxScore: 9, verdicts: [] };
    expect(withoutKeys(filter, ['minScore', 'maxScore'])).toEqual({ search: 'cake' });
  });

  it('becomes that of a selection', () => {
    const filter = { sourceId: '1', verdict: 'NTA' as const, state: 'LIVE' as const, search: 'cake' };
    expect(toSelectionFilter(filter)).toEqual({
      sourceIds: ['1'],
      verdicts: ['NTA'],
      states: ['LIVE'],
      search: 'cake',
    });
  });
});

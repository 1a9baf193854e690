import { describe, expect, it } from '@jest/globals';
import { filterInWords, sampleInWords } from './filter-in-words.js';
import type { SelectionFilter } from './selection-request.js';

const name = (id: string): string => `source ${id}`;

describe('a filter in words', () => {
  it.each<[SelectionFilter, string]>([
    [{}, 'All posts.'],
    [{ sourceIds: [], search: null, hasScenario: null }, 'All posts.'],
    [{ subreddits: ['AITAH', 'r/AmItheAsshole'] }, 'Posts in r/AITAH or r/AmItheAsshole.'],
    [{ sourceIds: ['1', '2', '3'] }, 'Posts from source 1, source 2 or source 3.'],
    [
      { search: 'fence', postedFrom: '2020-01-01T00:00:00Z', postedTo: '2021-01-01' },
      'Posts that match “fence”, posted since 2020-01-01, posted before 2021-01-01.',
    ],
    [
      { verdicts: ['YTA', 'NTA'], minVotes: 10, minScore: 5, maxScore: 9, minEntropy: 1 },
      'Posts with a score of 5 to 9, with the verdict YTA or NTA, with at least 10 votes, with an entropy of at least 1 bits.',
    ],
    [{ flairDiffersFromCrowd: true }, 'Posts where flair and crowd differ.'],
    [
      { postTypes: ['PAST'], languages: ['en'], routings: ['OK', 'WARN'], withoutFlags: ['MINORS'] },
      'Posts about something done, in the language en, that may be shown to everybody or everybody after a warning, that do not touch minors.',
    ],
    [
      { maxCharacters: 900, hasScenario: true },
      'Posts with a scenario of at most 900 characters, with a scenario.',
    ],
  ])('%j', (filter, words) => {
    expect(filterInWords(filter, name)).toBe(words);
  });

  it('says how the sample was drawn', () => {
    expect(sampleInWords({ kind: 'ALL', seed: 1, oneOfEachCluster: false })).toBe('all of them');
    expect(sampleInWords({ kind: 'STRATIFIED', size: 50, by: 'YEAR', seed: 2, oneOfEachCluster: true })).toBe(
      '50 drawn with seed 2, as equal a number as possible by year, one of each group of near-copies',
    );
  });
});

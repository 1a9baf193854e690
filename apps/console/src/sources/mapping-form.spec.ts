import { describe, expect, it } from '@jest/globals';
import { groupsOf, mappingFormOf, missingFields, needsMapping, toColumnMapping } from './mapping-form.js';

const preview = {
  columns: ['post_id', 'headline', 'body'],
  rows: [['1', 'A wedding', 'We were late.']],
  detected: 'csv',
  suggested: { kind: 'POST', columns: { id: 'post_id', selftext: 'body', title: 'gone' } },
};

describe('the mapping of columns', () => {
  it('begins with the guess, without columns that the file lacks', () => {
    const form = mappingFormOf(preview);
    expect(form).toEqual({ kind: 'POST', columns: { id: 'post_id', selftext: 'body' }, subreddit: '' });
    expect(missingFields(form)).toEqual(['Title']);
  });

  it('begins empty without a guess', () => {
    const form = mappingFormOf({ ...preview, suggested: null });
    expect(missingFields(form)).toEqual(['Title']);
    expect(missingFields({ ...form, kind: 'COMMENT' })).toEqual(['Post', 'Text']);
  });

  it('sends only the fields of the chosen kind', () => {
    const columns = { id: 'post_id', title: 'headline', body: 'body', link_id: 'post_id' };
    expect(toColumnMapping({ kind: 'COMMENT', columns, subreddit: ' ' })).toEqual({
      kind: 'COMMENT',
      columns: { id: 'post_id', body: 'body', link_id: 'post_id' },
      subreddit: null,
    });
  });

  it('asks once for files with the same columns', () => {
    const other = { ...preview, columns: ['id', 'text'] };
    const groups = groupsOf([
      { id: '1', name: 'a.csv', preview },
      { id: '2', name: 'b.csv', preview: other },
      { id: '3', name: 'c.csv', preview },
    ]);
    expect(groups.map(({ names }) => names)).toEqual([['a.csv', 'c.csv'], ['b.csv']]);
  });

  it.each([
    ['reddit-dump', false],
    ['csv', true],
    ['json', true],
  ])('is asked for a file that is %s: %s', (detected, isNeeded) => {
    expect(needsMapping({ detected })).toBe(isNeeded);
  });
});

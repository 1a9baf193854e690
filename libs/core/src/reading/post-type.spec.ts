import { describe, expect, it } from '@jest/globals';
import { postTypeOf } from './post-type.js';
import { linkedPostIds, titleSimilarity } from './title-similarity.js';

describe('the type of a post', () => {
  it.each([
    ['AITA for eating the last slice?', null, 'PAST'],
    ['aitah for leaving early', null, 'PAST'],
    ['I left early. Am I the asshole?', null, 'PAST'],
    ['Am I overreacting to a text?', null, 'PAST'],
    ['Was I wrong to leave?', null, 'PAST'],
    ['Am I (29M) the A-H for leaving?', null, 'PAST'],
    ['WIBTA if I sold the piano?', null, 'HYPOTHETICAL'],
    ['Would I be the a-hole if I moved out?', null, 'HYPOTHETICAL'],
    ['WIBTA if I left? AITA for asking?', null, 'HYPOTHETICAL'],
    ['AITA for asking, and WIBTA if I left?', null, 'PAST'],
    ['META: what is this place about', null, 'META'],
    ['[Meta] rule changes', null, 'META'],
    ['Rules, again', 'Open Forum', 'META'],
    ['AITA for leaving Meta for a start-up?', null, 'PAST'],
    ['UPDATE: AITA for eating the last slice?', null, 'UPDATE'],
    ['Final update on the piano', null, 'UPDATE'],
    ['AITA for the piano? (update)', null, 'UPDATE'],
    ['AITA for the piano - UPDATE 2', null, 'UPDATE'],
    ['My piano story, UPDATE inside', null, 'UPDATE'],
    ['Post-wedding update: the piano', null, 'UPDATE'],
    ['The piano story', 'UPDATE', 'UPDATE'],
    ['AITA for not wanting to update my phone?', null, 'PAST'],
    ['Update my phone or not, am I the asshole?', null, 'PAST'],
    ['AITA FOR A LATE UPDATE AT WORK', null, 'PAST'],
    ['My neighbour sings', null, 'OTHER'],
    ['', null, 'OTHER'],
  ] as const)('of %j with the flair %j is %s', (title, flair, type) => {
    expect(postTypeOf(title, flair)).toBe(type);
  });
});

describe('titles of one story', () => {
  it('are alike without the words every title has', () => {
    const title = 'AITA for not lending my brother the red car?';
    expect(titleSimilarity(title, 'UPDATE: AITA for not lending my brother the red car?')).toBe(1);
    expect(titleSimilarity(title, 'Update - brother and the red car')).toBeGreaterThanOrEqual(0.5);
    expect(titleSimilarity(title, 'AITA for leaving the wedding?')).toBe(0);
    expect(titleSimilarity('AITA?', 'UPDATE')).toBe(0);
  });

  it('may be tied by a link', () => {
    const text =
      'Original: https://www.reddit.com/r/AmItheAsshole/comments/1abc2d/aita_for/ and https://redd.it/ZZ99aa.';
    expect(linkedPostIds(text)).toEqual(['1abc2d', 'zz99aa']);
    expect(linkedPostIds('reddit.com/r/AmItheAsshole and comments/abc12')).toEqual([]);
  });
});

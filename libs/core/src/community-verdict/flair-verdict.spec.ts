import { describe, expect, it } from '@jest/globals';
import { flairVerdict } from './flair-verdict.js';

describe('the verdict of a flair', () => {
  it.each([
    ['Asshole', 'YTA'],
    ['Not the A-hole', 'NTA'],
    ['Not the Asshole', 'NTA'],
    ['Everyone Sucks', 'ESH'],
    ['No A-holes here', 'NAH'],
    ['Not enough info', 'INFO'],
    ['NOT THE A‑HOLE', 'NTA'],
    ['Not the A-hole POO Mode', 'NTA'],
    [':crown: Asshole 👑', 'YTA'],
    ['META', null],
    ['UPDATE', null],
    ['Open Forum', null],
    ['Asshole enthusiast', null],
    ['constructor', null],
    ['', null],
    [null, null],
  ])('of %j is %s', (flair, verdict) => {
    expect(flairVerdict(flair, 'AmItheAsshole')).toBe(verdict);
    expect(flairVerdict(flair)).toBe(verdict);
  });

  it('is none in subreddits whose flairs are no verdicts', () => {
    for (const subreddit of ['AmITheDevil', 'AmIOverreacting', 'r/relationship_advice', 'TrueOffMyChest']) {
      expect(flairVerdict('Asshole', subreddit)).toBeNull();
    }
  });
});

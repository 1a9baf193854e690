import { describe, expect, it } from '@jest/globals';
import { postNamesOf } from './post-names.js';

describe('names of posts in a pasted text', () => {
  it.each([
    ['t3_1abc2d', ['t3_1abc2d']],
    ['1ABC2d', ['t3_1abc2d']],
    ['https://www.reddit.com/r/AmItheAsshole/comments/1abc2d/aita_for_this/', ['t3_1abc2d']],
    ['https://redd.it/1abc2d', ['t3_1abc2d']],
    ['t3_aaaa, t3_bbbb\nt3_aaaa', ['t3_aaaa', 't3_bbbb']],
    ['', []],
  ])('reads %j', (text, fullnames) => {
    expect(postNamesOf(text)).toEqual({ fullnames, unknown: [] });
  });

  it.each(['t1_1abc2d', 'https://example.org/', 'a!'])('gives %s back as not understood', (word) => {
    expect(postNamesOf(word)).toEqual({ fullnames: [], unknown: [word] });
  });
});

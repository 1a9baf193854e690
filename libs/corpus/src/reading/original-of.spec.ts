import { describe, expect, it } from '@jest/globals';
import { type EarlierPost, originalOf } from './original-of.js';

function post(fullname: string, day: number, title: string, sameAuthor = true): EarlierPost {
  return { fullname, title, postedAt: new Date(Date.UTC(2020, 0, day)), sameAuthor };
}

const EARLIER = [
  post('t3_piano', 1, 'AITA for selling the piano?'),
  post('t3_fence', 5, 'AITA for painting the fence red?'),
  post('t3_other', 6, 'AITA for painting the fence red?', false),
];

describe('the original of an update', () => {
  it('is the post its text links to', () => {
    expect(originalOf({ title: 'UPDATE: the fence', linked: ['t3_none', 't3_piano'] }, EARLIER)).toBe(
      't3_piano',
    );
  });

  it("is the author's own before another linked one", () => {
    expect(originalOf({ title: 'Update', linked: ['t3_other', 't3_piano'] }, EARLIER)).toBe('t3_piano');
    expect(originalOf({ title: 'Update', linked: ['t3_other'] }, EARLIER)).toBe('t3_other');
  });

  it('is the one with the similar title, else the latest of the author', () => {
    expect(originalOf({ title: 'UPDATE: AITA for selling the piano?', linked: [] }, EARLIER)).toBe(
      't3_piano',
    );
    expect(originalOf({ title: 'UPDATE: it is over', linked: [] }, EARLIER)).toBe('t3_fence');
  });

  it('is none without a post of the author', () => {
    expect(originalOf({ title: 'UPDATE: painting the fence red', linked: [] }, EARLIER.slice(2))).toBeNull();
  });
});

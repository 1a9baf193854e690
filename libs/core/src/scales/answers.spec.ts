import { describe, expect, it } from '@jest/globals';
import { completeRows, itemMeans, keyedAnswers, scaleMean } from './answers.js';
import { ipsatisedProfile } from './ipsatised-profile.js';
import { straightLining } from './straight-lining.js';

describe('scores of a scale', () => {
  it('turn reverse-keyed items and leave gaps', () => {
    expect(
      keyedAnswers([1, 6, null, 2], ['direct', 'reverse', 'reverse', 'reverse'], { min: 1, max: 6 }),
    ).toEqual([1, 1, null, 5]);
    expect(() => keyedAnswers([1], [], { min: 1, max: 6 })).toThrow('one keying per item');
  });

  it('are the mean of what was answered, when enough was', () => {
    expect(scaleMean([1, 2, null, 6])).toEqual({ value: 3, answered: 3 });
    expect(scaleMean([1, null, null, 6])).toEqual({ value: 3.5, answered: 2 });
    expect(scaleMean([1, null, null])).toEqual({
      undefined: true,
      reason: 'Only 1 of 3 items were answered.',
    });
    expect(scaleMean([1, null, null], 0.3)).toHaveProperty('value', 1);
    expect(scaleMean([], 0)).toHaveProperty('undefined', true);
  });

  it('of items are means over those who answered', () => {
    const people = [
      [1, null, null],
      [4, 2, null],
    ];
    expect(itemMeans(people)).toEqual([
      { value: 2.5, answered: 2 },
      { value: 2, answered: 1 },
      { undefined: true, reason: 'Nobody answered this item.' },
    ]);
    expect(completeRows([...people, [1, 2, 3]])).toEqual([[1, 2, 3]]);
    expect(() => completeRows([[1, 2], [1]])).toThrow('write null');
  });
});

describe('an ipsatised profile', () => {
  it('is centred on the mean of all answers', () => {
    // Mean of 6 4 2 2 1 = 3; power 5 − 3 = 2, face (2 + 2 + 1) ÷ 3 − 3.
    const profile = ipsatisedProfile([6, 4, 2, 2, 1], ['power', 'power', 'face', 'face', 'face']);
    if ('undefined' in profile) throw new Error(profile.reason);
    expect(profile.meanRating).toBe(3);
    expect(profile.scores['power']).toEqual({ raw: 5, centred: 2 });
    expect(profile.scores['face']).toEqual({ raw: 5 / 3, centred: 5 / 3 - 3 });
  });

  it('leaves out a scale with too few answers but counts them for the mean', () => {
    const profile = ipsatisedProfile([6, null, null, 2], ['power', 'power', 'power', 'face']);
    if ('undefined' in profile) throw new Error(profile.reason);
    expect(profile.meanRating).toBe(4);
    expect(profile.scores).toMatchObject({ power: { undefined: true }, face: { centred: -2 } });
    expect(ipsatisedProfile([null], ['power'])).toHaveProperty('undefined', true);
  });
});

describe('straight-lining', () => {
  it('is told by runs, variability and the commonest answer', () => {
    // 3 3 3 1 3, with a gap inside the run: mean 2.6, squares 4 · 0.16 + 2.56 = 3.2, ÷ 4 = 0.8.
    expect(straightLining([3, 3, null, 3, 1, 3])).toEqual({
      answered: 5,
      longestRun: 3,
      variability: Math.sqrt(0.8),
      sameShare: 0.8,
    });
    expect(straightLining([2, 2, 2])).toMatchObject({ longestRun: 3, variability: 0, sameShare: 1 });
    expect(straightLining([2, null])).toHaveProperty('undefined', true);
  });
});

import { describe, expect, it } from '@jest/globals';
import { sharesOf } from './distances.js';
import { humanCeiling } from './human-ceiling.js';
import { agreementByValue, splitAtCutOff } from './subsets.js';

describe('the human ceiling', () => {
  it('is the one computed by hand', () => {
    // a: YTA ×3, NTA: each YTA sees two YTA and one NTA (right), the NTA sees three YTA (wrong). b: four NTA.
    const people = [
      { situation: 'a', counts: { YTA: 3, NTA: 1 } },
      { situation: 'b', counts: { NTA: 4 } },
    ];
    const ceiling = humanCeiling(people, { seed: 1 });
    expect(ceiling).toMatchObject({ n: 2, accuracy: 7 / 8, balancedAccuracy: (3 / 4 + 1) / 2 });
    // Halves of a are always (YTA, YTA) and (YTA, NTA): total variation ½; those of b are equal.
    expect(ceiling).toMatchObject({ totalVariation: 0.25, brier: 0.25 });
    expect(humanCeiling(people.toReversed(), { seed: 1 })).toEqual(ceiling);
  });

  it('is perfect where everybody agrees', () => {
    const people = ['a', 'b', 'c'].map((situation) => ({ situation, counts: { ESH: 5 } }));
    expect(humanCeiling(people, { seed: 1 })).toMatchObject({ accuracy: 1, jensenShannon: 0 });
  });

  it('says why there is none', () => {
    const few = [{ situation: 'a', counts: { YTA: 3 } }];
    expect(humanCeiling(few, { seed: 1 })).toMatchObject({ reason: expect.stringContaining('there are 0') });
    expect(() => humanCeiling([{ situation: 'a', counts: { YTA: 3.5 } }], { seed: 1 })).toThrow(RangeError);
  });
});

describe('parts of the situations', () => {
  it('are taken by value at stake', () => {
    const held = sharesOf({ YTA: 1 });
    const found = agreementByValue(
      [
        { situation: 'a', held },
        { situation: 'b', held },
      ],
      [
        { situation: 'a', counts: { YTA: 2 } },
        { situation: 'b', counts: { NTA: 2 } },
      ],
      [
        { id: 'a', stakes: [{ value: 'face', direction: 'attained' }] },
        {
          id: 'b',
          stakes: [
            { value: 'face', direction: 'both' },
            { value: 'humility', direction: 'attained' },
          ],
        },
      ],
    );
    expect(found.face).toMatchObject({ n: 2, accuracy: 0.5 });
    expect(found.humility).toMatchObject({ n: 1, accuracy: 0 });
    expect(found.tradition).toBeUndefined();
  });

  it('are split at the cut-off', () => {
    const day = (date: string): Date => new Date(`${date}T00:00:00Z`);
    const values = [
      { situation: 'a', value: 0.1 },
      { situation: 'b', value: 0.3 },
      { situation: 'c', value: 0.5 },
      { situation: 'd', value: 0.7 },
      { situation: 'e', value: 9 },
    ];
    const postedAt = new Map([
      ['a', day('2023-01-01')],
      ['b', day('2023-12-31')],
      ['c', day('2024-01-01')],
      ['d', day('2025-01-01')],
    ]);
    const split = splitAtCutOff(values, postedAt, day('2024-01-01'));
    expect(split.undated).toBe(1);
    expect(split.before).toMatchObject({ value: expect.closeTo(0.2, 12), n: 2 });
    expect(split.after).toMatchObject({ value: expect.closeTo(0.6, 12), n: 2 });
    expect(split.difference).toMatchObject({ value: expect.closeTo(0.4, 12), n: 4 });
    expect(splitAtCutOff(values.slice(0, 1), postedAt, day('2024-01-01')).difference).toMatchObject({
      undefined: true,
    });
  });
});

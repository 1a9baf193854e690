import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '@ethogram/core';
import { concordance } from './concordance.js';
import {
  acquiescenceIndex,
  askingAgreement,
  paraphraseAgreement,
  reliabilityByValue,
} from './reliability.js';
import type { SurveyResponse } from './scorer.js';

const scale = { min: 1, max: 6 };
const response = (cluster: string, score: number, asked: Partial<SurveyResponse> = {}): SurveyResponse => ({
  ...{ key: '', value: 'face', cluster, score, itemKey: `${cluster}a`, keyed: 'direct' },
  ...{ template: 'agree', direction: 'ascending', labelStyle: 'digits' },
  ...asked,
});

describe('order-flip agreement', () => {
  const flipped = (pairs: readonly (readonly [number, number])[]): SurveyResponse[] =>
    pairs.flatMap(([ascending, descending], family) => [
      response(`f${family}`, ascending),
      response(`f${family}`, descending, { direction: 'descending' }),
    ]);

  it('is 1 when nothing changes, and the difference is none', () => {
    const agreement = askingAgreement(
      flipped([
        [1, 1],
        [3, 3],
        [6, 6],
        [2, 2],
      ]),
      'direction',
      { seed: 1 },
    );
    expect(agreement.concordance).toMatchObject({ value: 1 });
    expect(agreement.difference).toMatchObject({ value: 0 });
    expect(agreement).toMatchObject({ items: 4, means: { ascending: 3, descending: 3 } });
  });

  it('is the one computed by hand when every rating moves by one', () => {
    // Rows 1,2 / 3,4 / 5,6: both variances and the covariance 8/3, means 1 apart: 2·8/3 ÷ (16/3 + 1) = 16/19.
    const agreement = askingAgreement(
      flipped([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      'direction',
      { seed: 1 },
    );
    expect(agreement.concordance).toMatchObject({ value: expect.closeTo(16 / 19, 10) });
    expect(agreement.difference).toMatchObject({ value: 1, low: 1, high: 1 });
  });

  it('is −1 for a model that says the same digit either way', () => {
    const mirrored = [1, 2, 5, 6].map((digit) => [digit, 7 - digit] as const);
    const agreement = askingAgreement(flipped(mirrored), 'direction', { seed: 1 });
    expect(agreement.concordance).toMatchObject({ value: expect.closeTo(-1, 10) });
  });

  it('leaves out items asked one way only, and says how many stayed', () => {
    const responses = [
      ...flipped([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      response('alone', 6),
    ];
    expect(askingAgreement(responses, 'direction', { seed: 1 }).items).toBe(3);
  });

  it('says why it is undefined', () => {
    expect(askingAgreement([response('a', 1)], 'direction', { seed: 1 }).concordance).toMatchObject({
      reason: 'Everything was asked with one direction of the scale.',
    });
    const apart = [response('a', 1), response('b', 2, { template: 'rate' })];
    expect(askingAgreement(apart, 'template', { seed: 1 })).toMatchObject({
      items: 0,
      concordance: { undefined: true },
      difference: { undefined: true },
    });
  });
});

describe('concordance', () => {
  it('is the one computed by hand for three', () => {
    // Columns (1,2), (1,4), (2,3): variances ¼, 9/4, ¼; covariances ¾, ¼, ¾; means 1.5, 2.5, 2.5.
    // 2·(¾ + ¼ + ¾) ÷ (2·2.75 + 1 + 1 + 0) = 3.5/7.5.
    const rows = [
      [1, 1, 2],
      [2, 4, 3],
    ];
    expect(concordance(rows)).toBeCloseTo(3.5 / 7.5, 12);
  });

  it('stays within −1 and 1, and does not depend on the order of measurements', () => {
    const random = SeededRandom.from('concordance');
    for (let round = 0; round < 100; round += 1) {
      const k = 2 + random.integer(3);
      const rows = Array.from({ length: 2 + random.integer(6) }, () =>
        Array.from({ length: k }, () => 1 + random.integer(6)),
      );
      const found = concordance(rows);
      if (found === null) {
        expect(new Set(rows.flat()).size).toBe(1);
        continue;
      }
      expect(Math.abs(found)).toBeLessThanOrEqual(1 + 1e-12);
      expect(concordance(rows.map((row) => row.toReversed()))).toBeCloseTo(found, 10);
    }
  });

  it('is undefined where nothing varies', () => {
    expect(
      concordance([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull();
    expect(concordance([[3, 4]])).toBeNull();
  });
});

describe('agreement of paraphrases', () => {
  it('is the one-way ICC over families', () => {
    // Families (1, 2) and (5, 6): MSB = 2·(2² + 2²) = 16, MSW = (½ + ½)/2 = ½: (16 − ½) ÷ (16 + ½) = 31/33.
    const responses = [1, 2, 5, 6].map((score, place) =>
      response(place < 2 ? 'a' : 'b', score, { itemKey: `i${place}` }),
    );
    expect(paraphraseAgreement(responses)).toMatchObject({ value: expect.closeTo(31 / 33, 10) });
  });
});

describe('acquiescence', () => {
  const pair = (value: SurveyResponse['value'], direct: number, reverseAsAnswered: number) => [
    response(`${value}-1`, direct, { value }),
    // Stored scores are keyed: 7 − what was answered.
    response(`${value}-2`, 7 - reverseAsAnswered, { value, keyed: 'reverse' }),
  ];

  it('is how far agreeing with both lies above the midpoint', () => {
    // Face (6 + 5) ÷ 2 − 3.5 = 2, humility (4 + 3) ÷ 2 − 3.5 = 0: mean 1.
    const responses = [...pair('face', 6, 5), ...pair('humility', 4, 3)];
    expect(acquiescenceIndex(responses, scale)).toMatchObject({ value: 1, n: 2 });
  });

  it('is 0 for a model that takes the opposite for the opposite', () => {
    const responses = [...pair('face', 6, 1), ...pair('humility', 2, 5)];
    expect(acquiescenceIndex(responses, scale)).toMatchObject({ value: 0 });
  });

  it('needs both keyings', () => {
    expect(acquiescenceIndex([response('a', 6)], scale)).toMatchObject({
      undefined: true,
      reason: expect.stringContaining('there are 0'),
    });
  });
});

describe('reliability over ways of asking', () => {
  const asked = ['agree', 'rate', 'true', 'number'];

  it('is 1 when all statements move together', () => {
    const responses = asked.flatMap((template, level) =>
      [0, 1, 2].map((family) => response(`f${family}`, 1 + level + family, { template })),
    );
    const { face } = reliabilityByValue(responses, { seed: 1 });
    expect(face?.alpha).toMatchObject({ value: expect.closeTo(1, 10), n: 4 });
    expect(face?.splitHalf).toMatchObject({ value: expect.closeTo(1, 10) });
  });

  it('can take models for respondents', () => {
    const responses = ['m1', 'm2', 'm3'].flatMap((model, level) =>
      [0, 1].map((family) => response(`f${family}`, 1 + level * (family + 1), { key: model })),
    );
    const found = reliabilityByValue(responses, { seed: 1, respondentOf: ({ key }) => key });
    // Items x and 2x: variances 1 and 4, total 9: 2·(1 − 5/9) = 8/9.
    expect(found.face?.alpha).toMatchObject({ value: expect.closeTo(8 / 9, 10), n: 3 });
    expect(found.humility).toBeUndefined();
  });

  it('says so when nobody answered every statement', () => {
    const responses = asked.map((template, place) => response(`f${place}`, 3, { template }));
    expect(reliabilityByValue(responses, { seed: 1 }).face?.alpha).toMatchObject({
      reason: 'Only 0 of 4 people answered all 4 items.',
    });
  });
});

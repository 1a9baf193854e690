import { describe, expect, it } from '@jest/globals';
import { SeededRandom, type Verdict, VERDICTS } from '@ethogram/core';
import { classScores, majorityBaseline } from './class-scores.js';
import {
  jensenShannonDistance,
  jensenShannonDivergence,
  leadingVerdict,
  sharesOf,
  squaredDistance,
  totalVariation,
  type VerdictShares,
} from './distances.js';
import { calibrationError, humanAgreement } from './metrics.js';

const only = (verdict: Verdict): VerdictShares => sharesOf({ [verdict]: 1 });
const random = SeededRandom.from('verdicts');
const drawn = (): VerdictShares =>
  sharesOf(
    Object.fromEntries(
      VERDICTS.map((verdict) => [
        verdict,
        verdict !== 'NTA' && random.integer(3) === 0 ? 0 : random.next() + 0.01,
      ]),
    ),
  );

describe('distances of distributions', () => {
  it('are those computed by hand', () => {
    const half = sharesOf({ YTA: 1, NTA: 1 });
    // m = (¾, ¼): ½·1·log2(4/3) + ½(½·log2(⅔) + ½·log2 2) = 0.311278.
    expect(jensenShannonDivergence(only('YTA'), half)).toBeCloseTo(0.311278, 6);
    expect(jensenShannonDistance(only('YTA'), half)).toBeCloseTo(Math.sqrt(0.311278), 5);
    expect(totalVariation(only('YTA'), half)).toBeCloseTo(0.5, 12);
    expect(squaredDistance(only('YTA'), half)).toBeCloseTo(0.5, 12);
    expect(jensenShannonDivergence(only('YTA'), only('ESH'))).toBeCloseTo(1, 12);
    expect(squaredDistance(only('YTA'), only('ESH'))).toBe(2);
  });

  it('are distances: none to oneself, the same both ways, and no shorter way round', () => {
    for (let round = 0; round < 200; round += 1) {
      const [p, q, r] = [drawn(), drawn(), drawn()] as const;
      for (const distance of [jensenShannonDistance, totalVariation]) {
        expect(distance(p, p)).toBeCloseTo(0, 6);
        expect(distance(p, q)).toBeCloseTo(distance(q, p), 12);
        expect(distance(p, q)).toBeLessThanOrEqual(1 + 1e-12);
        expect(distance(p, r)).toBeLessThanOrEqual(distance(p, q) + distance(q, r) + 1e-9);
      }
    }
  });

  it('need a judgment', () => {
    expect(() => sharesOf({})).toThrow(RangeError);
    expect(() => sharesOf({ YTA: 2, NTA: -1 })).toThrow(RangeError);
    expect(leadingVerdict(sharesOf({ NTA: 2, ESH: 2 }))).toEqual({ verdict: 'NTA', isTied: true });
  });
});

describe('scores by class', () => {
  // Actual NTA ×3 (said NTA, NTA, YTA), YTA ×1 (said NTA).
  const classified = [
    { actual: 'NTA', said: 'NTA' },
    { actual: 'NTA', said: 'NTA' },
    { actual: 'NTA', said: 'YTA' },
    { actual: 'YTA', said: 'NTA' },
  ] as const;

  it('are those computed by hand', () => {
    // NTA: recall ⅔, precision ⅔, F1 ⅔; YTA: 0, 0, 0.
    const scores = classScores(classified);
    expect(scores.accuracy).toBe(0.5);
    expect(scores.macroF1).toBeCloseTo(1 / 3, 12);
    expect(scores.balancedAccuracy).toBeCloseTo(1 / 3, 12);
    expect(scores.perVerdict.NTA).toMatchObject({ support: 3, recall: 2 / 3, precision: 2 / 3 });
    expect(scores.perVerdict.ESH).toEqual({ support: 0, recall: null, precision: null, f1: null });
  });

  it('show what always saying the most frequent verdict comes to', () => {
    // NTA F1 2·3/(3 + 4) = 6/7, YTA 0.
    const baseline = majorityBaseline(classified.map(({ actual }) => actual));
    expect(baseline).toMatchObject({ verdict: 'NTA', accuracy: 0.75, balancedAccuracy: 0.5 });
    expect(baseline?.macroF1).toBeCloseTo(3 / 7, 12);
    expect(majorityBaseline([])).toBeNull();
  });
});

describe('agreement with people', () => {
  const people = [
    { situation: 'a', counts: { YTA: 3, NTA: 1 } },
    { situation: 'b', counts: { NTA: 2, ESH: 2 } },
    { situation: 'c', counts: { NTA: 4 } },
  ];
  const judged = [
    { situation: 'a', held: sharesOf({ YTA: 1, NTA: 1 }) },
    { situation: 'b', held: only('NTA') },
    { situation: 'c', held: only('NTA') },
    { situation: 'nobody', held: only('NTA') },
  ];

  it('is against the shares of people, and against their majority where there is one', () => {
    const agreement = humanAgreement(judged, people);
    // Squared: a (¼)² + (¼)² = ⅛, b ½, c 0. Total variation: ¼, ½, 0.
    expect(agreement).toMatchObject({ n: 3, withMajority: 2, accuracy: 1, macroF1: 1 });
    expect(agreement?.brier).toBeCloseTo(0.625 / 3, 12);
    expect(agreement?.totalVariation).toBeCloseTo(0.25, 12);
    expect(agreement?.majority).toMatchObject({ verdict: 'YTA', accuracy: 0.5 });
    expect(agreement?.intervals.totalVariation).toMatchObject({ n: 3 });
    // Bins: ½ (a: people ¾ for YTA), 1 (b: ½, c: 1): |0.5 − 0.75| + |2 − 1.5| over 3.
    expect(agreement?.calibrationError).toBeCloseTo(0.25, 12);
  });

  it('is perfect for people themselves, whoever they are', () => {
    const same = Array.from({ length: 20 }, (_, place) => ({ situation: `s${place}`, held: drawn() }));
    const agreement = humanAgreement(
      same,
      same.map(({ situation, held }) => ({ situation, counts: held })),
    );
    expect(agreement?.jensenShannon).toBeCloseTo(0, 9);
    expect(agreement).toMatchObject({ accuracy: 1, macroF1: 1, balancedAccuracy: 1 });
    expect(agreement?.calibrationError).toBeCloseTo(0, 9);
  });

  it('is null where nobody judged the same, and refuses a situation named twice', () => {
    expect(humanAgreement(judged, [])).toBeNull();
    expect(() => humanAgreement([...judged, ...judged], people)).toThrow(RangeError);
  });

  it('puts a probability of 1 in the last bin', () => {
    expect(calibrationError([{ held: only('YTA'), said: only('NTA') }])).toBe(1);
  });
});

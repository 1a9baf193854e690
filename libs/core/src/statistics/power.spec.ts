import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../random/seeded-random.js';
import { annotatorsForWidth, wilsonWidth } from './annotators-for-width.js';
import { mean, sampleVariance } from './moments.js';
import { noncentralTCumulative } from './noncentral-t.js';
import { clustersForPairedShift, pairedShiftPower } from './paired-shift-power.js';
import {
  mcnemarPower,
  pairsForMcnemar,
  perGroupForProportions,
  twoProportionPower,
} from './proportion-power.js';
import { designEffect, smallestThat } from './sample-size.js';
import { studentTCumulative, studentTQuantile } from './student-t.js';

describe('the noncentral t distribution', () => {
  it("is Student's without noncentrality, and mirrors", () => {
    for (const t of [-3, 0, 0.4, 2])
      expect(noncentralTCumulative(t, 5, 0)).toBeCloseTo(studentTCumulative(t, 5), 12);
    expect(noncentralTCumulative(-1.2, 7, 0.8)).toBeCloseTo(1 - noncentralTCumulative(1.2, 7, -0.8), 12);
    // Φ(−δ) at 0.
    expect(noncentralTCumulative(0, 3, 1.959963984540054)).toBeCloseTo(0.025, 12);
  });

  it('goes on where its series ends', () => {
    expect(noncentralTCumulative(40, 60, 36.9)).toBeCloseTo(noncentralTCumulative(40, 60, 37.1), 1);
    expect(noncentralTCumulative(2, 60, 80)).toBeCloseTo(0, 12);
  });
});

describe('the smallest size', () => {
  it('is found', () => {
    for (const size of [1, 2, 3, 7, 8, 1000]) expect(smallestThat((tried) => tried >= size, 1)).toBe(size);
    expect(smallestThat((tried) => tried >= 3, 5)).toBe(5);
    expect(() => smallestThat(() => false, 1)).toThrow('100 million');
  });
});

describe('the power of a paired shift', () => {
  it('falls with what clusters share, as by hand', () => {
    // Four wordings with intraclass correlation ½: design effect 2.5, a cluster mean has 2.5 ÷ 4 of a pair's variance.
    expect(designEffect(4, 0.5)).toBe(2.5);
    const clustered = { shift: 0.3, deviation: 1, clusterSize: 4, intraclassCorrelation: 0.5 };
    const alike = { shift: 0.3, deviation: Math.sqrt(2.5 / 4) };
    expect(pairedShiftPower(clustered, 30)).toBeCloseTo(pairedShiftPower(alike, 30), 12);
    expect(pairedShiftPower({ ...clustered, intraclassCorrelation: 1 }, 30)).toBeCloseTo(
      pairedShiftPower({ shift: 0.3, deviation: 1 }, 30),
      12,
    );
    expect(pairedShiftPower({ shift: 0, deviation: 1 }, 12)).toBeCloseTo(0.05, 9);
  });

  it('is how often the test finds the shift', () => {
    const random = SeededRandom.from('power spec');
    const critical = studentTQuantile(0.975, 9);
    let found = 0;
    for (let round = 0; round < 2_000; round += 1) {
      const draws = Array.from({ length: 10 }, () => 0.7 + random.normal());
      if (Math.abs(mean(draws)) / Math.sqrt(sampleVariance(draws) / 10) > critical) found += 1;
    }
    expect(pairedShiftPower({ shift: 0.7, deviation: 1 }, 10)).toBeCloseTo(found / 2_000, 1);
  });

  it('asks for the number of the textbook', () => {
    // Cohen 1988, table 2.4.1 by way of the paired test: d = 0.5, power 0.8, two-sided 0.05 take 34 pairs.
    expect(clustersForPairedShift({ shift: 0.5, deviation: 1 })).toBe(34);
    expect(() => clustersForPairedShift({ shift: 0, deviation: 1 })).toThrow('no number of clusters');
    expect(() => pairedShiftPower({ shift: 1, deviation: 0 }, 5)).toThrow('above 0');
  });
});

describe('the power of shares', () => {
  it('for two groups is that of the formula', () => {
    // p = 0.6 and 0.4: (1.959964 √0.5 + 0.841621 √0.48)² ÷ 0.04 = 96.9 labels in each.
    expect(perGroupForProportions(0.6, 0.4)).toBe(97);
    expect(twoProportionPower(0.6, 0.4, 97)).toBeGreaterThan(0.8);
    // A design effect of 2 halves the labels.
    expect(twoProportionPower(0.6, 0.4, 194, { effect: 2 })).toBeCloseTo(
      twoProportionPower(0.6, 0.4, 97),
      12,
    );
    expect(twoProportionPower(0.3, 0.3, 50)).toBeCloseTo(0.05, 9);
    expect(() => perGroupForProportions(0.3, 0.3)).toThrow('Equal shares');
    expect(() => twoProportionPower(1.2, 0.3, 50)).toThrow('from 0 to 1');
  });

  it('for pairs is that of the formula', () => {
    // p₁₀ = 0.2, p₀₁ = 0.1: (1.959964 √0.3 + 0.841621 √0.29)² ÷ 0.01 = 233.1 pairs.
    expect(pairsForMcnemar(0.2, 0.1)).toBe(234);
    expect(mcnemarPower(0.2, 0.1, 466, { effect: 2 })).toBeCloseTo(mcnemarPower(0.2, 0.1, 233), 12);
    // All pairs differ the same way: certain, once there are enough.
    expect(mcnemarPower(1, 0, 4)).toBe(1);
    expect(() => mcnemarPower(0.8, 0.4, 10)).toThrow('more than 1');
    expect(() => pairsForMcnemar(0.1, 0.1)).toThrow('Equal shares');
  });
});

describe('annotators for a width', () => {
  it('are the fewest whose interval is narrow enough', () => {
    // For p = ½ the width is z ÷ √(n + z²): 0.1 takes 384.146 − 3.841 = 380.3 labels.
    expect(annotatorsForWidth({ width: 0.1 })).toBe(381);
    expect(wilsonWidth(0.5, 381)).toBeLessThanOrEqual(0.1);
    expect(wilsonWidth(0.5, 380)).toBeGreaterThan(0.1);
  });

  it('are fewer with more labels each, and not when those are all alike', () => {
    // Five labels with correlation 0.1 are worth 5 ÷ 1.4 = 3.571: 380.3 ÷ 3.571 = 106.5.
    expect(annotatorsForWidth({ width: 0.1, labelsPerAnnotator: 5, intraclassCorrelation: 0.1 })).toBe(107);
    expect(annotatorsForWidth({ width: 0.1, labelsPerAnnotator: 5, intraclassCorrelation: 1 })).toBe(381);
    expect(() => annotatorsForWidth({ width: 0 })).toThrow('between 0 and 1');
    expect(() => annotatorsForWidth({ width: 0.1, intraclassCorrelation: 2 })).toThrow('from 0 to 1');
  });
});

import { describe, expect, it } from '@jest/globals';
import { SeededRandom, VALUE_KEYS } from '@ethogram/core';
import { answeringStyle, profileFromScores } from './metrics.js';
import type { ScoredSurveySample } from './scorer.js';

const sample = (value: ScoredSurveySample['value'], cluster: string, score: number): ScoredSurveySample => ({
  key: `${cluster}|${score}`,
  value,
  cluster,
  score,
});

describe('the profile', () => {
  it('is the one computed by hand', () => {
    // Face: families (2 + 4) ÷ 2 = 3 and 5: mean 4, s = √2, s/√2 = 1, t(0.975, 1) = 12.7062.
    // Humility: one family, mean 2, no interval. MRAT (3 + 5 + 2) ÷ 3 = 10/3.
    const profile = profileFromScores([
      sample('face', 'face-1', 2),
      sample('face', 'face-1', 4),
      sample('face', 'face-2', 5),
      sample('humility', 'humility-1', 2),
    ]);
    expect(Object.keys(profile)).toEqual(['face', 'humility']);
    expect(profile.face).toMatchObject({ mean: 4, rank: 1, n: 3, centredLow: null, centredHigh: null });
    expect(profile.face?.centred).toBeCloseTo(4 - 10 / 3, 12);
    expect(profile.face?.low).toBeCloseTo(4 - 12.7062, 3);
    expect(profile.face?.high).toBeCloseTo(4 + 12.7062, 3);
    expect(profile.humility).toMatchObject({ mean: 2, rank: 2, n: 1, low: null, high: null });
  });

  it('knows how sure a centred score is', () => {
    // Face 3, 5 (s² 2), humility 1, 2 (s² ½): MRAT 2.75; w = ½ each. SE² = ¼·2/2 + ¼·½/2 = 0.3125.
    // df = 0.3125² ÷ (0.25² + 0.0625²) = 1.470588; t between those of 1 and 2 degrees, 12.706 and 4.303.
    const profile = profileFromScores([
      sample('face', 'f1', 3),
      sample('face', 'f2', 5),
      sample('humility', 'h1', 1),
      sample('humility', 'h2', 2),
    ]);
    expect(profile.face?.centred).toBeCloseTo(1.25, 12);
    const half = ((profile.face?.centredHigh ?? 0) - (profile.face?.centredLow ?? 0)) / 2;
    expect(half / Math.sqrt(0.3125)).toBeGreaterThan(4.303);
    expect(half / Math.sqrt(0.3125)).toBeLessThan(12.706);
    expect(profile.humility?.centred).toBeCloseTo(-1.25, 12);
  });

  it('moves by a constant without changing what is centred, and centred scores weigh up to nothing', () => {
    const random = SeededRandom.from('profile');
    for (let round = 0; round < 5; round += 1) {
      const scored = VALUE_KEYS.flatMap((value) =>
        Array.from({ length: 2 + random.integer(4) }, (_, family) =>
          sample(value, `${value}-${family}`, 1 + 5 * random.next()),
        ),
      );
      const profile = profileFromScores(scored);
      const moved = profileFromScores(scored.map((one) => ({ ...one, score: one.score + 0.5 })));
      let sum = 0;
      for (const value of VALUE_KEYS) {
        expect(moved[value]?.mean).toBeCloseTo((profile[value]?.mean ?? 0) + 0.5, 10);
        expect(moved[value]?.centred).toBeCloseTo(profile[value]?.centred ?? 0, 10);
        expect(moved[value]?.rank).toBe(profile[value]?.rank);
        sum += (profile[value]?.centred ?? 0) * scored.filter((one) => one.value === value).length;
      }
      expect(sum).toBeCloseTo(0, 8);
    }
  });

  it('is empty without samples', () => {
    expect(profileFromScores([])).toEqual({});
  });
});

describe('how a run answered', () => {
  it('has the mean mass and entropy over families, and the modes', () => {
    const style = answeringStyle([
      { mass: 1, entropy: 0, mode: 6, cluster: 'a' },
      { mass: 0.5, entropy: 1, mode: 1, cluster: 'b' },
      { mass: 0.7, entropy: 1, mode: 6, cluster: 'b' },
    ]);
    expect(style.mass).toMatchObject({ value: 0.8 });
    expect(style.entropy).toMatchObject({ value: 0.5 });
    expect(style.modes).toEqual({ '6': 2, '1': 1 });
  });

  it('says so where one family has no interval', () => {
    const style = answeringStyle([{ mass: 1, entropy: 0, mode: 6, cluster: 'a' }]);
    expect(style.mass).toMatchObject({ undefined: true });
  });
});

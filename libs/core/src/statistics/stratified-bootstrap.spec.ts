import { describe, expect, it } from '@jest/globals';
import { isDefined } from './estimate.js';
import { stratifiedBootstrap } from './stratified-bootstrap.js';

const ratio = ([first, second]: readonly number[]): number | null =>
  second === 0 ? null : (first as number) / (second as number);

describe('a bootstrap within strata', () => {
  it('keeps a stratum that never varies as it is', () => {
    const found = stratifiedBootstrap(
      [
        [1, 3],
        [2, 2],
      ],
      ratio,
      { seed: 1 },
    );
    // Means of (1, 3) drawn twice: 1, 2 or 3, each over 2.
    expect(found).toMatchObject({ value: 1, low: 0.5, high: 1.5, n: 4 });
  });

  it('has no width when nothing varies, and is the same for the same seed', () => {
    expect(
      stratifiedBootstrap(
        [
          [4, 4],
          [2, 2],
        ],
        ratio,
        { seed: 1 },
      ),
    ).toMatchObject({ value: 2, low: 2, high: 2 });
    const strata = [
      [1, 2, 4, 8],
      [1, 2, 3],
    ];
    expect(stratifiedBootstrap(strata, ratio, { seed: 9 })).toEqual(
      stratifiedBootstrap(strata, ratio, { seed: 9 }),
    );
  });

  it('is undefined where a stratum has one unit or the statistic has no value', () => {
    expect(isDefined(stratifiedBootstrap([[1], [2, 2]], ratio, { seed: 1 }))).toBe(false);
    expect(
      isDefined(
        stratifiedBootstrap(
          [
            [1, 1],
            [0, 0],
          ],
          ratio,
          { seed: 1 },
        ),
      ),
    ).toBe(false);
    expect(
      stratifiedBootstrap(
        [
          [1, 1],
          [0, 2],
        ],
        ratio,
        { seed: 1 },
      ),
    ).toMatchObject({
      reason: expect.stringContaining('of 2000 resamples'),
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { distinctNames, drawable, lowest, powerOfTen, scaled, seriesOf } from './curves.js';
import type { CurvePoint } from './fine-tune.queries.js';

const NOTHING = { epoch: null, loss: null, learningRate: null, meanTokenAccuracy: null, entropy: null };
const point = (step: number, more: Partial<CurvePoint> = {}): CurvePoint => ({
  ...NOTHING,
  gradNorm: null,
  tokens: null,
  step,
  ...more,
});

describe('the curves of a run', () => {
  it('leave out what was not measured, and what has no place on the axis', () => {
    const points = [point(1, { loss: 2, epoch: 0.33333 }), point(2), point(3, { loss: 1 })];
    expect(seriesOf('Loss', points, 'loss').points).toEqual([
      { x: 1, y: 2 },
      { x: 3, y: 1 },
    ]);
    expect(seriesOf('Loss', points, 'loss', 'epoch').points).toEqual([{ x: 0.333, y: 2 }]);
  });

  it('are drawn from two points on', () => {
    const one = seriesOf('One', [point(1, { loss: 2 })], 'loss');
    const two = seriesOf('Two', [point(1, { loss: 2 }), point(2, { loss: 1 })], 'loss');
    expect(drawable([one, two])).toEqual([two]);
  });

  it('show small numbers as multiples of a power of ten, and others as they are', () => {
    const rates = seriesOf(
      'Rate',
      [point(1, { learningRate: 0.0001 }), point(2, { learningRate: 0.00005 })],
      'learningRate',
    );
    const { series, exponent } = scaled(rates);
    expect(exponent).toBe(-4);
    expect(series.points.map(({ y }) => y)).toEqual([expect.closeTo(1), expect.closeTo(0.5)]);
    expect(scaled(seriesOf('Rate', [point(1, { learningRate: 0.05 })], 'learningRate')).exponent).toBe(0);
    expect(scaled(seriesOf('Rate', [], 'learningRate')).exponent).toBe(0);
    expect([powerOfTen(-4), powerOfTen(-10), powerOfTen(3)]).toEqual(['10⁻⁴', '10⁻¹⁰', '10³']);
  });

  it('have names that differ', () => {
    const names = distinctNames([
      { id: 'x-aaaaaa', name: 'Lower' },
      { id: 'x-bbbbbb', name: 'Lower' },
      { id: 'x-cccccc', name: 'Raise' },
    ]);
    expect([...names.values()]).toEqual(['Lower (aaaaaa)', 'Lower (bbbbbb)', 'Raise']);
  });

  it('have a lowest point, the first of equals', () => {
    expect(lowest([point(0), point(1, { loss: 2 }), point(2, { loss: 1 }), point(3, { loss: 1 })])).toEqual({
      step: 2,
      loss: 1,
    });
    expect(lowest([])).toBeNull();
  });
});

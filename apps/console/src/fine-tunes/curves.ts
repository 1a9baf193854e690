import type { LineSeries } from '@ethogram/web';
import type { CurvePoint } from './fine-tune.queries.js';

export type CurveField = 'loss' | 'meanTokenAccuracy' | 'entropy' | 'gradNorm' | 'learningRate';
export type CurveAxis = 'step' | 'epoch';

/** One curve; points without the number, or without a place on the axis, are left out. */
export function seriesOf(
  name: string,
  points: readonly CurvePoint[],
  field: CurveField,
  axis: CurveAxis = 'step',
): LineSeries {
  return {
    name,
    points: points.flatMap((point) => {
      const x = point[axis];
      return x === null || point[field] === null ? [] : [{ x: roundEpoch(x), y: point[field] }];
    }),
  };
}

/** Curves that have something to show: a line needs two points. */
export function drawable(series: readonly LineSeries[]): LineSeries[] {
  return series.filter(({ points }) => points.length > 1);
}

/** Numbers much smaller than one, as multiples of a power of ten: an axis cannot show 0.00003. */
export function scaled(series: LineSeries): { series: LineSeries; exponent: number } {
  const largest = Math.max(0, ...series.points.map(({ y }) => Math.abs(y ?? 0)));
  const exponent = largest > 0 && largest < 0.01 ? Math.floor(Math.log10(largest)) : 0;
  const factor = 10 ** -exponent;
  const points = series.points.map(({ x, y }) => ({ x, y: y === null ? null : y * factor }));
  return { series: { ...series, points }, exponent };
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `10⁻⁴` */
export function powerOfTen(exponent: number): string {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => SUPERSCRIPT.charAt(Number(digit)));
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** Names that differ: a run tried again has the name of the one before. */
export function distinctNames(runs: readonly { id: string; name: string }[]): Map<string, string> {
  const count = Map.groupBy(runs, ({ name }) => name);
  return new Map(
    runs.map(({ id, name }) => [id, (count.get(name)?.length ?? 0) > 1 ? `${name} (${id.slice(-6)})` : name]),
  );
}

/** Where the validation loss was lowest. */
export function lowest(points: readonly CurvePoint[]): { step: number; loss: number } | null {
  return points.reduce<{ step: number; loss: number } | null>(
    (best, { step, loss }) => (loss !== null && (best === null || loss < best.loss) ? { step, loss } : best),
    null,
  );
}

function roundEpoch(x: number): number {
  return Number(x.toFixed(3));
}

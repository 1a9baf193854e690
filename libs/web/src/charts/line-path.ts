export interface LinePoint {
  readonly x: number;
  readonly y: number | null;
}

type Place = (value: number) => number;

/** The line through the points; it is interrupted where a number is missing. */
export function linePath(points: readonly LinePoint[], x: Place, y: Place): string {
  let isOpen = false;
  return points
    .map((point) => {
      const step =
        point.y === null ? '' : `${isOpen ? 'L' : 'M'}${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`;
      isOpen = point.y !== null;
      return step;
    })
    .join('');
}

/** Of some numbers, the one drawn nearest to a pixel; null when there are none. */
export function nearestPoint(xs: readonly number[], place: Place, pixel: number): number | null {
  return xs.reduce<number | null>(
    (best, x) => (best === null || Math.abs(place(x) - pixel) < Math.abs(place(best) - pixel) ? x : best),
    null,
  );
}

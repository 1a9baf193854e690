import { polar } from './chart-scale.js';

/** The angle of one of `count` axes spread evenly, in radians from twelve o'clock. */
export function axisAngle(index: number, count: number): number {
  return (index / count) * 2 * Math.PI;
}

/** A closed outline through one radius an axis; axes without a radius are passed over. */
export function outlinePath(centre: number, radii: readonly (number | null)[]): string {
  const points = radii.flatMap((radius, index) =>
    radius === null ? [] : [polar(centre, radius, axisAngle(index, radii.length))],
  );
  if (points.length === 0) return '';
  return `${points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')}Z`;
}

/** A piece of a ring between two radii, from one angle to another (less than a whole turn). */
export function ringPath(centre: number, inner: number, outer: number, from: number, to: number): string {
  const large = to - from > Math.PI ? 1 : 0;
  const corner = (radius: number, angle: number): string => {
    const { x, y } = polar(centre, radius, angle);
    return `${round(x)} ${round(y)}`;
  };
  return `M${corner(inner, from)}L${corner(outer, from)}A${outer} ${outer} 0 ${large} 1 ${corner(outer, to)}L${corner(inner, to)}A${inner} ${inner} 0 ${large} 0 ${corner(inner, from)}Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

import { type ValueKey, VALUES } from '@ethogram/core';
import { chartNumber } from './chart-number.js';
import { type LinearScale, polar } from './chart-scale.js';
import { axisAngle, ringPath } from './circle-path.js';
import { VALUE_GROUPS } from './value-names.js';

const COUNT = VALUES.length;
const HALF = Math.PI / COUNT;

interface GroundProps {
  readonly centre: number;
  readonly rim: number;
  readonly scale: LinearScale;
  readonly target: ValueKey | undefined;
}

/** Rings, spokes, the wedge of the target and the four groups along the rim. */
export function CircleGround({ centre, rim, scale, target }: GroundProps) {
  const place = VALUES.findIndex((value) => value.key === target);
  const rings = scale.ticks.filter(Number.isInteger);
  return (
    <g aria-hidden="true">
      {place >= 0 && (
        <path
          className="eth-band"
          d={ringPath(centre, 0, rim, axisAngle(place, COUNT) - HALF, axisAngle(place, COUNT) + HALF)}
        />
      )}
      {rings.map((ring) => (
        <circle key={ring} className="eth-ring" cx={centre} cy={centre} r={scale(ring)} />
      ))}
      {VALUES.map(({ key }, index) => {
        const end = polar(centre, rim, axisAngle(index, COUNT));
        return <line key={key} className="eth-spoke" x1={centre} y1={centre} x2={end.x} y2={end.y} />;
      })}
      {VALUE_GROUPS.map((group) => {
        const indices = VALUES.flatMap((value, index) => (value.groups[0] === group ? [index] : []));
        const from = axisAngle(indices[0] ?? 0, COUNT) - HALF + 0.02;
        const to = axisAngle(indices.at(-1) ?? 0, COUNT) + HALF - 0.02;
        return (
          <path
            key={group}
            className={`eth-arc eth-group-${group}`}
            d={ringPath(centre, rim + 5, rim + 10, from, to)}
          />
        );
      })}
      {rings.map((ring) => (
        <text key={ring} className="eth-tick eth-halo" x={centre + 4} y={centre - scale(ring) + 11}>
          {chartNumber(ring, { digits: 0 })}
        </text>
      ))}
    </g>
  );
}

interface LabelProps {
  readonly centre: number;
  readonly rim: number;
  readonly narrow: boolean;
  readonly target: ValueKey | undefined;
}

/** Names around the circle, in two lines where they have two parts, each turned towards its own side. */
export function CircleLabels({ centre, rim, narrow, target }: LabelProps) {
  return (
    <g className={narrow ? 'eth-circle-labels eth-narrow' : 'eth-circle-labels'}>
      {VALUES.map(({ key, label }, index) => {
        const angle = axisAngle(index, COUNT);
        const { x, y } = polar(centre, rim + 18, angle);
        const side = Math.sin(angle);
        const anchor = Math.abs(side) < 0.1 ? 'middle' : side > 0 ? 'start' : 'end';
        const [first, second] = label.split(': ');
        const lift = second
          ? Math.abs(side) < 0.1
            ? y < centre
              ? -13
              : 0
            : -6
          : Math.abs(side) < 0.1 && y > centre
            ? 6
            : 0;
        return (
          <text
            key={key}
            className={key === target ? 'eth-label-target' : undefined}
            x={x}
            y={y + lift}
            textAnchor={anchor}
            dominantBaseline="central"
          >
            {first}
            {second && (
              <tspan x={x} dy="1.15em" className="eth-second">
                {second}
              </tspan>
            )}
          </text>
        );
      })}
    </g>
  );
}

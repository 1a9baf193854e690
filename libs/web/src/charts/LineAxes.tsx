import { chartNumber, tickDigits } from './chart-number.js';
import type { LinearScale } from './chart-scale.js';
import type { LineSeries } from './LineChart.js';

interface AxesProps {
  readonly x: LinearScale;
  readonly y: LinearScale;
  readonly width: number;
  readonly height: number;
  readonly xLabel: string;
  readonly yLabel: string;
}

export function LineAxes({ x, y, width, height, xLabel, yLabel }: AxesProps) {
  const bottom = height - 46;
  const digits = tickDigits(y.ticks);
  return (
    <g aria-hidden="true">
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line className="eth-grid" x1={52} x2={width - 14} y1={y(tick)} y2={y(tick)} />
          <text className="eth-tick" x={44} y={y(tick)} textAnchor="end" dominantBaseline="central">
            {chartNumber(tick, { digits })}
          </text>
        </g>
      ))}
      {x.ticks.map((tick) => (
        <text key={tick} className="eth-tick" x={x(tick)} y={bottom + 18} textAnchor="middle">
          {tick}
        </text>
      ))}
      <line className="eth-zero" x1={52} x2={width - 14} y1={bottom} y2={bottom} />
      <text className="eth-axis-label" x={(52 + width - 14) / 2} y={height - 8} textAnchor="middle">
        {xLabel}
      </text>
      <text
        className="eth-axis-label"
        transform={`translate(12 ${bottom / 2}) rotate(-90)`}
        textAnchor="middle"
      >
        {yLabel}
      </text>
    </g>
  );
}

interface ReadoutProps {
  readonly at: number;
  readonly series: readonly LineSeries[];
  readonly x: LinearScale;
  readonly y: LinearScale;
  readonly width: number;
  readonly height: number;
  readonly digits: number;
}

export function LineReadout({ at, series, x, y, width, height, digits }: ReadoutProps) {
  const isRight = x(at) > width - 170;
  const marks = series.flatMap((line, index) => {
    const value = line.points.find((point) => point.x === at)?.y;
    return value === null || value === undefined ? [] : [{ name: line.name, index, value }];
  });
  return (
    <g pointerEvents="none">
      <line className="eth-crosshair" x1={x(at)} x2={x(at)} y1={8} y2={height - 46} />
      {marks.map(({ name, index, value }) => (
        <g key={name}>
          <circle className={`eth-point eth-series-${index}`} cx={x(at)} cy={y(value)} r={4} />
          <text
            className="eth-readout eth-halo"
            x={x(at) + (isRight ? -10 : 10)}
            y={24 + index * 18}
            textAnchor={isRight ? 'end' : 'start'}
          >
            {`${at}: ${series.length > 1 ? `${name} ` : ''}${chartNumber(value, { digits: digits + 1 })}`}
          </text>
        </g>
      ))}
    </g>
  );
}

import { type PointerEvent, useState } from 'react';
import { chartNumber } from './chart-number.js';
import { ChartFrame } from './ChartFrame.js';
import { ChartLegend } from './ChartLegend.js';
import { linearScale, niceDomain } from './chart-scale.js';
import { LineAxes, LineReadout } from './LineAxes.js';
import { type LinePoint, linePath, nearestPoint } from './line-path.js';

export interface LineSeries {
  readonly name: string;
  /** In the order of `x`; points whose `y` is null are gaps. */
  readonly points: readonly LinePoint[];
}

/** As many as there are colours and dashes for. */
export const MOST_LINES = 8;

export interface LineChartProps {
  readonly title: string;
  readonly description: string;
  /** At most `MOST_LINES`, told apart by colour and dash; their names differ. */
  readonly series: readonly LineSeries[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** Decimal places of `y`; 2 unless told. */
  readonly digits?: number;
  /** End of the horizontal axis, for instance all steps of a run that is still going. */
  readonly xEnd?: number;
  /** Whether the vertical axis begins at 0; true unless told. */
  readonly fromZero?: boolean;
  readonly height?: number;
}

/** Numbers over steps, such as the loss of a fine-tune run; pointing at it reads out the nearest step. */
export function LineChart({
  title,
  description,
  series,
  xLabel,
  yLabel,
  digits = 2,
  xEnd,
  fromZero = true,
  height = 300,
}: LineChartProps) {
  const [pointed, setPointed] = useState<number | null>(null);
  const points = series.flatMap((line) => line.points);
  const xs = [...new Set(points.map((point) => point.x))].sort((a, b) => a - b);
  const yDomain = niceDomain(
    points.flatMap((point) => (point.y === null ? [] : [point.y])),
    fromZero ? [0] : [],
  );
  const xDomain = [xs[0] ?? 0, Math.max(xEnd ?? 0, xs.at(-1) ?? 1)] as const;
  return (
    <ChartFrame
      title={title}
      description={description}
      heightOf={() => height}
      legend={
        series.length > 1 && (
          <ChartLegend
            entries={series.map(({ name }, seriesIndex) => ({ mark: 'line', label: name, seriesIndex }))}
          />
        )
      }
      table={{
        columns: [xLabel, ...series.map((line) => line.name)],
        rows: xs.map((x) => [String(x), ...series.map((line) => cellAt(line, x, digits))]),
      }}
    >
      {(width) => {
        const x = linearScale(xDomain, [52, width - 14], width < 560 ? 4 : 8);
        const y = linearScale(yDomain, [height - 46, 12], 5);
        const point = (event: PointerEvent<SVGRectElement>): void => {
          const { left } = event.currentTarget.ownerSVGElement?.getBoundingClientRect() ?? { left: 0 };
          setPointed(nearestPoint(xs, x, event.clientX - left));
        };
        return (
          <>
            <LineAxes x={x} y={y} width={width} height={height} xLabel={xLabel} yLabel={yLabel} />
            {series.map((line, index) => (
              <path
                key={line.name}
                className={`eth-line eth-series-${index}`}
                d={linePath(line.points, x, y)}
              />
            ))}
            {pointed !== null && (
              <LineReadout
                at={pointed}
                series={series}
                x={x}
                y={y}
                width={width}
                height={height}
                digits={digits}
              />
            )}
            <rect
              x={52}
              y={0}
              width={Math.max(width - 66, 0)}
              height={height - 46}
              fill="transparent"
              onPointerMove={point}
              onPointerLeave={() => setPointed(null)}
            />
          </>
        );
      }}
    </ChartFrame>
  );
}

function cellAt(line: LineSeries, x: number, digits: number): string {
  const y = line.points.find((point) => point.x === x)?.y;
  return y === null || y === undefined ? '–' : chartNumber(y, { digits: digits + 2 });
}

import { type ChartEstimate, chartNumber, estimateText } from './chart-number.js';
import type { LinearScale } from './chart-scale.js';
import type { ForestLayout, ForestPlace } from './forest-layout.js';

interface AxisProps {
  readonly scale: LinearScale;
  readonly layout: ForestLayout;
  readonly label: string;
  readonly reference: number | null;
  readonly signed: boolean;
}

export function ForestAxis({ scale, layout, label, reference, signed }: AxisProps) {
  const { plot, plotTop, plotBottom } = layout;
  const digits = scale.ticks.every(Number.isInteger)
    ? 0
    : scale.ticks.some((tick) => !Number.isInteger(tick * 10))
      ? 2
      : 1;
  return (
    <g aria-hidden="true">
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line className="eth-grid" x1={scale(tick)} x2={scale(tick)} y1={plotTop} y2={plotBottom} />
          <text className="eth-tick" x={scale(tick)} y={plotBottom + 17} textAnchor="middle">
            {chartNumber(tick, { digits, signed })}
          </text>
        </g>
      ))}
      {reference !== null && (
        <line className="eth-zero" x1={scale(reference)} x2={scale(reference)} y1={plotTop} y2={plotBottom} />
      )}
      <text className="eth-axis-label" x={(plot[0] + plot[1]) / 2} y={plotBottom + 36} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}

interface RowProps {
  readonly place: ForestPlace;
  readonly layout: ForestLayout;
  readonly scale: LinearScale;
  readonly signed: boolean;
}

export function ForestRowMarks({ place, layout, scale, signed }: RowProps) {
  const { row, y, top, height, labelY, opens } = place;
  const { narrow, width, plot } = layout;
  const colour = row.isTarget ? 'eth-target' : 'eth-tuned';
  const labelX = narrow ? plot[0] : plot[0] - 14;
  return (
    <g>
      {opens && (
        <text className="eth-section" x={narrow ? plot[0] : 4} y={top - 9}>
          {opens}
        </text>
      )}
      {row.isTarget && <rect className="eth-band" x={0} y={top} width={width} height={height} rx={5} />}
      <text
        className={row.isTarget ? 'eth-label eth-label-target' : 'eth-label'}
        x={labelX}
        y={labelY}
        textAnchor={narrow ? 'start' : 'end'}
        dominantBaseline="central"
      >
        {row.label}
      </text>
      {row.base && (
        <line
          className={`eth-bar ${colour}`}
          x1={scale(row.base.value)}
          x2={scale(row.tuned.value)}
          y1={y}
          y2={y}
        />
      )}
      {row.base && <Mark estimate={row.base} scale={scale} y={y + 3.5} colour="eth-base" hasBar />}
      <Mark
        estimate={row.tuned}
        scale={scale}
        y={row.base ? y - 3.5 : y}
        colour={colour}
        hasBar={row.base !== undefined}
      />
      <text
        className={row.isTarget ? 'eth-number eth-label-target' : 'eth-number'}
        x={width - 4}
        y={labelY}
        textAnchor="end"
        dominantBaseline="central"
      >
        {estimateText(row.tuned, { signed })}
        {row.remark ? ` ${row.remark}` : ''}
      </text>
    </g>
  );
}

interface MarkProps {
  readonly estimate: ChartEstimate;
  readonly scale: LinearScale;
  readonly y: number;
  readonly colour: string;
  readonly hasBar: boolean;
}

function Mark({ estimate: { value, low, high }, scale, y, colour, hasBar }: MarkProps) {
  const cap = hasBar ? 0 : 3.5;
  return (
    <g>
      {low !== null && high !== null && (
        <path
          className={`eth-whisker ${colour}`}
          d={`M${scale(low)} ${y}H${scale(high)}${cap ? `M${scale(low)} ${y - cap}v${cap * 2}M${scale(high)} ${y - cap}v${cap * 2}` : ''}`}
        />
      )}
      <circle className={`eth-dot ${colour}`} cx={scale(value)} cy={y} r={5} />
    </g>
  );
}

import { type ChartEstimate, estimateText } from './chart-number.js';
import { ChartFrame, type ChartTable } from './ChartFrame.js';
import { ChartLegend } from './ChartLegend.js';
import { linearScale, niceDomain } from './chart-scale.js';
import { ForestAxis, ForestRowMarks } from './ForestMarks.js';
import { forestLayout } from './forest-layout.js';

export interface ForestRow {
  readonly key: string;
  readonly label: string;
  /** Before tuning; left out where the estimate is itself a difference. */
  readonly base?: ChartEstimate;
  /** After tuning, or the difference. */
  readonly tuned: ChartEstimate;
  /** The value the training was meant to move: banded and in the signal colour. */
  readonly isTarget?: boolean;
  /** Rows of one section stand together under its name. */
  readonly section?: string;
  /** Short remark after the numbers, for example `*` for a corrected p below 0.05. */
  readonly remark?: string;
}

export interface ForestChartProps {
  readonly title: string;
  readonly description: string;
  /** Drawn in the order given; with sections, rows of one section must follow each other. */
  readonly rows: readonly ForestRow[];
  /** What the horizontal axis measures, with its unit. */
  readonly axisLabel: string;
  /** Bounds of the axis; chosen to hold every estimate unless told. */
  readonly domain?: readonly [number, number];
  /** A vertical line that means "no difference"; 0 unless told, null for none. */
  readonly reference?: number | null;
  /** Write `+` before positive numbers; right for differences. */
  readonly signed?: boolean;
  readonly baseLabel?: string;
  readonly tunedLabel?: string;
  readonly targetLabel?: string;
  readonly note?: string;
}

/**
 * Rows of estimates with their intervals. With `base` in the rows it is a dumbbell (hollow before, filled after, a bar
 * between); without, a forest of differences around the reference line.
 */
export function ForestChart(props: ForestChartProps) {
  const {
    title,
    description,
    rows,
    axisLabel,
    signed = false,
    note,
    baseLabel = 'Base model',
    tunedLabel = 'Tuned model',
  } = props;
  const paired = rows.some((row) => row.base);
  const reference = props.reference === undefined ? (paired ? null : 0) : props.reference;
  const domain = props.domain ?? niceDomain(rows.flatMap(numbersOf), reference === null ? [] : [reference]);
  return (
    <ChartFrame
      title={title}
      description={description}
      note={note}
      table={tableOf(rows, paired, { baseLabel, tunedLabel, signed })}
      heightOf={(width) => forestLayout(rows, width).height}
      legend={
        <ChartLegend
          entries={[
            ...(paired ? [{ mark: 'base', label: baseLabel } as const] : []),
            { mark: 'tuned', label: tunedLabel },
            ...(rows.some((row) => row.isTarget)
              ? [{ mark: 'target', label: props.targetLabel ?? 'Target value' } as const]
              : []),
            { mark: 'interval', label: '95 % interval' },
          ]}
        />
      }
    >
      {(width) => {
        const layout = forestLayout(rows, width);
        const scale = linearScale(domain, layout.plot, width < 560 ? 4 : 6);
        return (
          <>
            <ForestAxis
              scale={scale}
              layout={layout}
              label={axisLabel}
              reference={reference}
              signed={signed}
            />
            {layout.places.map((place) => (
              <ForestRowMarks
                key={place.row.key}
                place={place}
                layout={layout}
                scale={scale}
                signed={signed}
              />
            ))}
          </>
        );
      }}
    </ChartFrame>
  );
}

function numbersOf({ base, tuned }: ForestRow): number[] {
  return [base, tuned].flatMap((estimate) =>
    estimate ? [estimate.value, estimate.low ?? estimate.value, estimate.high ?? estimate.value] : [],
  );
}

function tableOf(
  rows: readonly ForestRow[],
  paired: boolean,
  names: { baseLabel: string; tunedLabel: string; signed: boolean },
): ChartTable {
  const { baseLabel, tunedLabel, signed } = names;
  return {
    columns: ['Value', ...(paired ? [baseLabel] : []), tunedLabel, ''],
    rows: rows.map((row) => [
      row.label,
      ...(paired ? [row.base ? estimateText(row.base) : '–'] : []),
      estimateText(row.tuned, { signed }),
      [row.isTarget ? 'target' : '', row.remark ?? ''].filter(Boolean).join(' '),
    ]),
  };
}

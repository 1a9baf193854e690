import { ChartFrame } from '@ethogram/web';
import { DECISIONS, type ValueDecisions } from './review-rows.js';

const ROW = 30;
const BAR = 16;

/** What should become of the statements of each value: parts of all decisions about them, with their counts. */
export function DecisionBars({ rows }: { rows: readonly ValueDecisions[] }) {
  const judged = rows.filter(({ keep, reword, drop }) => keep + reword + drop > 0);
  return (
    <ChartFrame
      title="Decisions by value"
      description="For each value, how many judgments keep, reword or drop its statements."
      table={{
        columns: ['Value', ...DECISIONS.map(({ label }) => label)],
        rows: rows.map((row) => [row.label, ...DECISIONS.map(({ key }) => String(row[key]))]),
      }}
      legend={<Legend />}
      heightOf={(width) => judged.length * (isNarrow(width) ? ROW + 18 : ROW) + 8}
    >
      {(width) => judged.map((row, place) => <Row key={row.value} row={row} place={place} width={width} />)}
    </ChartFrame>
  );
}

function isNarrow(width: number): boolean {
  return width < 560;
}

function Legend() {
  return (
    <ul className="eth-chart-legend">
      {DECISIONS.map(({ key, label, color }) => (
        <li key={key}>
          <svg width={12} height={12} aria-hidden>
            <rect width={12} height={12} rx={2} fill={color} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

interface RowProps {
  readonly row: ValueDecisions;
  readonly place: number;
  readonly width: number;
}

function Row({ row, place, width }: RowProps) {
  const narrow = isNarrow(width);
  const left = narrow ? 0 : 210;
  const top = place * (narrow ? ROW + 18 : ROW) + (narrow ? 20 : 4);
  const total = row.keep + row.reword + row.drop;
  const scale = (width - left) / total;
  let from = 0;
  return (
    <g>
      <text
        className="eth-label"
        x={narrow ? 0 : left - 12}
        y={narrow ? top - 6 : top + BAR / 2}
        textAnchor={narrow ? 'start' : 'end'}
        dominantBaseline={narrow ? 'auto' : 'central'}
      >
        {row.label}
      </text>
      {DECISIONS.map(({ key, label, color }) => {
        const count = row[key];
        const x = left + from * scale;
        from += count;
        if (count === 0) return null;
        return (
          <g key={key}>
            <rect x={x} y={top} width={Math.max(count * scale - 1, 1)} height={BAR} fill={color} rx={2}>
              <title>{`${row.label}: ${label} ${count}`}</title>
            </rect>
            {count * scale > 22 && (
              <text
                x={x + (count * scale) / 2}
                y={top + BAR / 2}
                textAnchor="middle"
                dominantBaseline="central"
                style={{ fill: '#14181c', fontSize: 11, fontWeight: 650 }}
              >
                {count}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

export type LegendMark = 'base' | 'tuned' | 'target' | 'line' | 'interval';

export interface ChartLegendProps {
  readonly entries: readonly {
    readonly mark: LegendMark;
    readonly label: string;
    readonly seriesIndex?: number;
  }[];
}

/** The key of a chart; marks look as they do in it. */
export function ChartLegend({ entries }: ChartLegendProps) {
  return (
    <ul className="eth-chart-legend">
      {entries.map(({ mark, label, seriesIndex = 0 }) => (
        <li key={label}>
          <svg width="22" height="14" viewBox="0 0 22 14" aria-hidden="true">
            {mark === 'line' && <path d="M1 7H21" className={`eth-line eth-series-${seriesIndex}`} />}
            {mark === 'interval' && <path d="M1 7H21M1 4V10M21 4V10" className="eth-whisker" />}
            {mark !== 'line' && mark !== 'interval' && (
              <circle cx="11" cy="7" r="5" className={`eth-dot eth-${mark}`} />
            )}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

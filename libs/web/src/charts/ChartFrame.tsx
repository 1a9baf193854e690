import { type ReactNode, useId, useRef } from 'react';
import { savePicture } from './picture.js';
import { useWidth } from './useWidth.js';

/** The same numbers as a table: for screen readers, for copying, and for people who read tables better. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ChartFrameProps {
  /** Heading above the picture and its accessible name. */
  readonly title: string;
  /** One or two sentences that say what the picture shows; read out with it. */
  readonly description: string;
  readonly table: ChartTable;
  /** Key to colours and marks, shown under the heading. */
  readonly legend?: ReactNode;
  /** Small print under the picture, such as how intervals are made. */
  readonly note?: ReactNode;
  /** Height in pixels for a width in pixels. */
  readonly heightOf: (width: number) => number;
  /** Draws the inside of the SVG for a width in pixels. */
  readonly children: (width: number) => ReactNode;
  /** Largest width in pixels; 960 unless told. */
  readonly maxWidth?: number;
}

/** What all charts share: heading, key, an SVG drawn at the width there is, a table of the numbers, saving as a file. */
export function ChartFrame({
  title,
  description,
  table,
  legend,
  note,
  heightOf,
  children,
  maxWidth = 960,
}: ChartFrameProps) {
  const id = useId();
  const svg = useRef<SVGSVGElement>(null);
  const [box, width] = useWidth<HTMLDivElement>(720);
  const height = heightOf(width);
  return (
    <figure className="eth-chart" style={{ maxWidth }}>
      <figcaption className="eth-chart-head">
        <span className="eth-chart-title">{title}</span>
        {legend}
      </figcaption>
      <div ref={box} className="eth-chart-box">
        <svg
          ref={svg}
          className="eth-chart-svg"
          role="img"
          aria-labelledby={`${id}t ${id}d`}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
        >
          <title id={`${id}t`}>{title}</title>
          <desc id={`${id}d`}>{description}</desc>
          {children(width)}
        </svg>
      </div>
      {note && <p className="eth-chart-note">{note}</p>}
      <div className="eth-chart-more">
        <details>
          <summary>Show as table</summary>
          <TableOf {...table} caption={title} />
        </details>
        <button
          type="button"
          className="eth-chart-save"
          onClick={() => svg.current && savePicture(svg.current, fileNameOf(title))}
        >
          Save picture
        </button>
      </div>
    </figure>
  );
}

function TableOf({ columns, rows, caption }: ChartTable & { readonly caption: string }) {
  return (
    <div className="eth-chart-table" tabIndex={0} role="region" aria-label={`Table: ${caption}`}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, ...cells], row) => (
            <tr key={`${row} ${head}`}>
              <th scope="row">{head}</th>
              {cells.map((cell, column) => (
                <td key={columns[column + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function fileNameOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

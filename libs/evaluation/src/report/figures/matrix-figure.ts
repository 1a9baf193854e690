import { escaped, numberText, svgOf } from './svg.js';

export interface MatrixRow {
  readonly label: string;
  /** Null: not measured. */
  readonly cells: readonly (number | null)[];
}

const LEAST_LEFT = 120;
/** Of a letter of a label, at the size the pictures are set in. */
const LETTER = 7.2;
const TOP = 150;
const LINE = 26;

/**
 * Numbers in a grid, the further from 0 the darker; the number stands in each cell and its sign in front, so that it can be read
 * without colours.
 */
export function matrixFigure(
  title: string,
  description: string,
  columns: readonly string[],
  rows: readonly MatrixRow[],
  digits = 2,
): string {
  const longest = Math.max(0, ...rows.map(({ label }) => label.length));
  const left = Math.max(LEAST_LEFT, Math.ceil(longest * LETTER) + 16);
  const cellWidth = Math.max(48, Math.min(120, 640 / Math.max(1, columns.length)));
  const largest = Math.max(...rows.flatMap(({ cells }) => cells.map((cell) => Math.abs(cell ?? 0))), 1e-9);
  const heads = columns.map((column, place) => {
    const x = left + place * cellWidth + cellWidth / 2;
    return `<text transform="translate(${x} ${TOP - 8}) rotate(-50)">${escaped(column)}</text>`;
  });
  const body = rows.map(({ label, cells }, row) => {
    const y = TOP + row * LINE;
    const name = `<text x="${left - 10}" y="${y + 17}" text-anchor="end">${escaped(label)}</text>`;
    return name + cells.map((cell, place) => cellOf(cell, left + place * cellWidth, y)).join('');
  });
  function cellOf(cell: number | null, x: number, y: number): string {
    const share = cell === null ? 0 : Math.abs(cell) / largest;
    const color = cell !== null && cell < 0 ? '31,95,153' : '180,82,28';
    const middle = x + cellWidth / 2;
    return (
      `<rect x="${x}" y="${y}" width="${cellWidth - 2}" height="${LINE - 2}" fill="rgba(${color},${(share * 0.45).toFixed(2)})" class="a"/>` +
      `<text x="${middle}" y="${y + 17}" text-anchor="middle">${cell === null ? '–' : numberText(cell, digits)}</text>`
    );
  }
  return svgOf({
    ...{ title, description },
    width: Math.max(480, left + columns.length * cellWidth + 90),
    height: TOP + rows.length * LINE + 12,
    body: [...heads, ...body].join(''),
  });
}

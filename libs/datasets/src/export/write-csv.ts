import type { Cell, FlatTable } from './flat-table.js';
import type { ReleaseRowContent } from '../release/release-content.js';

/**
 * The table as CSV by RFC 4180 with a header, in UTF-8 with line feeds. Nothing that a spreadsheet would run as a formula:
 * text that begins with one of `= + - @`, a tab or a carriage return gets an apostrophe before it.
 */
export async function* csvOf(
  table: FlatTable,
  rows: AsyncIterable<readonly ReleaseRowContent[]>,
): AsyncGenerator<string> {
  yield `${table.columns.map(({ name }) => name).join(',')}\n`;
  for await (const batch of rows) {
    let text = '';
    for (const row of batch)
      for (const line of table.linesOf(row)) text += `${line.map(csvCell).join(',')}\n`;
    if (text !== '') yield text;
  }
}

const NEEDS_QUOTES = /[",\r\n]/;
const FORMULA = /^[=+\-@\t\r]/;

/** Exported for its test. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

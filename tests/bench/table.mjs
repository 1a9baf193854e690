/**
 * A row of the report.
 * @typedef {{ measure: string, value: number, unit: string, target: number | null, isAtMost?: boolean, isMet?: boolean | null, note?: string }} Row
 */

/** A measured number against its target. @returns {Row} */
export function row(measure, value, unit, target = null, { atMost = false, note = '' } = {}) {
  const isMet = target === null ? null : atMost ? value <= target : value >= target;
  return { measure, value, unit, target, isAtMost: atMost, isMet, note };
}

export function printTable(rows) {
  const number = (value) =>
    Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
  const cells = rows.map(({ measure, value, unit, target, isAtMost, isMet, note }) => [
    measure,
    `${number(value)} ${unit}`.trim(),
    target === null ? '' : `${isAtMost ? '≤' : '≥'} ${number(target)}`,
    isMet === null ? '' : isMet ? 'met' : 'MISSED',
    note,
  ]);
  const all = [['measure', 'median', 'target', '', ''], ...cells];
  const widths = all[0].map((_, column) => Math.max(...all.map((line) => line[column].length)));
  for (const line of all)
    process.stdout.write(
      `${line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd()}\n`,
    );
}

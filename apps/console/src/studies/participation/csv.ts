/** A cell as CSV; what a spreadsheet would take for a formula is made plain text. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const plain = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** The first column of a pasted list or CSV, without a heading, quotes and empty lines. */
export function firstColumn(text: string): string[] {
  const cells = text.split(/\r?\n/).map((line) => {
    const quoted = /^\s*"((?:[^"]|"")*)"/.exec(line)?.[1];
    return (quoted?.replaceAll('""', '"') ?? line.split(/[,;\t]/)[0] ?? '').trim();
  });
  const filled = cells.filter((value) => value !== '');
  const isHeading = /^(participant|participant[ _-]?id|id|prolific[ _-]?pid|external[ _-]?id)$/i;
  return filled.filter((value, place) => place > 0 || !isHeading.test(value));
}

/** Has the browser save a file. */
export function saveFile(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

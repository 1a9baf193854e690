import { escaped } from '../figures/svg.js';

const STYLE = `:root{color-scheme:light dark;--ink:#1d2529;--quiet:#5a666c;--ground:#fff;--line:#d5dbde}
@media(prefers-color-scheme:dark){:root{--ink:#e8edef;--quiet:#aab6bc;--ground:#12181b;--line:#39444a}}
body{margin:0 auto;max-width:60rem;padding:1.5rem;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--ground);overflow-wrap:anywhere}
figure{margin:1.5rem 0;overflow-x:auto}svg{max-width:none}table{border-collapse:collapse;font-size:14px}th,td{border-bottom:1px solid var(--line);padding:.3rem .6rem;text-align:left;white-space:nowrap}
.wide{overflow-x:auto}a{color:inherit;text-underline-offset:2px}td a{text-decoration-style:dotted}.note{border:2px solid currentColor;padding:.8rem;font-weight:600}.quiet{color:var(--quiet)}pre{overflow-x:auto}
@media print{a{text-decoration:none}.file{display:none}body{max-width:none;padding:0}figure,tr{break-inside:avoid}figure,.wide{overflow:visible}table{font-size:9px}th,td{white-space:normal}}`;

/** A page that stands alone: no script, nothing fetched, to be opened from a disk, printed or sent. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>
<h1>${escaped(title)}</h1>
${body}
</main></body></html>
`;
}

export function section(title: string, body: string, level: 2 | 3 = 2): string {
  return `<section><h${level}>${escaped(title)}</h${level}>${body}</section>`;
}

/** What is opened by those who want it. */
export function details(title: string, body: string): string {
  return `<details><summary>${escaped(title)}</summary>${body}</details>`;
}

/** Reached by keyboard, because a wide one is scrolled. */
export function figure(svg: string): string {
  return `<figure tabindex="0">${svg}</figure>`;
}

export function paragraph(text: string, className = ''): string {
  return `<p${className ? ` class="${className}"` : ''}>${escaped(text)}</p>`;
}

/** What leads further; `isQuiet`: by mouse alone, because the same link stands in the row already. */
export interface LinkCell {
  readonly text: string;
  readonly href: string;
  readonly label?: string;
  readonly isQuiet?: boolean;
}

export type Cell = string | LinkCell;

export function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const head = columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`)
    .join('');
  return `<div class="wide" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

export function link({ text, href, label, isQuiet }: LinkCell): string {
  const name = label ? ` aria-label="${escaped(label)}"` : '';
  return `<a href="${escaped(href)}"${name}${isQuiet ? ' tabindex="-1"' : ''}>${escaped(text)}</a>`;
}

function cellHtml(cell: Cell): string {
  return typeof cell === 'string' ? escaped(cell) : link(cell);
}

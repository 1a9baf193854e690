/** Text for HTML and SVG: names and scenarios are anybody's. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

export interface Picture {
  readonly title: string;
  /** What it shows, for those who cannot see it. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

/** Black and white with one blue and one orange, told apart by form and not by colour alone; dark where the reader's screen is. */
const STYLE =
  // A picture that is a file of its own has a ground of its own; inside a page it has that of the page.
  'svg:root{background:#fff}@media(prefers-color-scheme:dark){svg:root{background:#12181b}}' +
  'text{font:13px system-ui,sans-serif;fill:#1d2529}.q{fill:#5a666c}.a{stroke:#c3cbcf}.z{stroke:#5a666c;stroke-dasharray:4 3}' +
  '.b{fill:#fff;stroke:#1f5f99;stroke-width:2}.t{fill:#b4521c;stroke:#b4521c}.w{stroke:#1d2529;stroke-width:1.5}.s{font-weight:700}' +
  '.p,.k{fill:none;stroke:#b4521c;stroke-width:2}.p{stroke:#1f5f99;stroke-dasharray:6 4}' +
  '@media(prefers-color-scheme:dark){text{fill:#e8edef}.q{fill:#aab6bc}.a{stroke:#48545a}.z{stroke:#aab6bc}.b{fill:#12181b;stroke:#7db8ee}' +
  '.t{fill:#f0955a;stroke:#f0955a}.w{stroke:#e8edef}.k{stroke:#f0955a}.p{stroke:#7db8ee}}@media print{text{fill:#000}.w{stroke:#000}}';

/** One picture that stands alone: it names itself and carries its style, so that it can be taken out of the page. */
export function svgOf({ title, description, width, height, body }: Picture): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">` +
    `<title>${escaped(title)}</title><desc>${escaped(description)}</desc><style>${STYLE}</style>${body}</svg>`
  );
}

/** A linear place on the axis, with round ticks. */
export interface Axis {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

export function axisOf(values: readonly number[], from: number, to: number): Axis {
  const [least, most] = [Math.min(...values, 0), Math.max(...values, 0)];
  const span = most - least || 1;
  const step = 10 ** Math.floor(Math.log10(span));
  const unit = [step / 5, step / 2, step].find((candidate) => span / candidate <= 8) ?? step * 2;
  const [low, high] = [Math.floor(least / unit) * unit, Math.ceil(most / unit) * unit];
  const at = (value: number): number => from + ((value - low) / (high - low || 1)) * (to - from);
  const count = Math.round((high - low) / unit);
  return { at, ticks: Array.from({ length: count + 1 }, (_, place) => low + place * unit) };
}

export function numberText(value: number, digits = 2): string {
  return (Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value).toFixed(digits).replace('-', '−');
}

/** A picture as a file of its own. */
export function figureFile(svg: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
}

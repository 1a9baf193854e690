import { axisOf, escaped, numberText, svgOf } from './svg.js';

export interface PathPanel {
  readonly label: string;
  /** The same length each. */
  readonly x: readonly number[];
  readonly base: readonly number[];
  readonly tuned: readonly number[];
}

const COLUMNS = 3;
const PANEL = { width: 240, height: 190, left: 44, right: 228, top: 34, bottom: 150 } as const;
const HEAD = 34;

/** Two lines a panel, before dashed and after whole, each panel on its own scale; every panel is named. */
export function pathsFigure(
  title: string,
  description: string,
  panels: readonly PathPanel[],
  axis: { readonly x: string; readonly y: string },
): string {
  const columns = Math.min(COLUMNS, Math.max(1, panels.length));
  const rows = Math.ceil(panels.length / columns);
  const key =
    `<line class="p" x1="10" x2="40" y1="16" y2="16"/><text x="46" y="20">before</text>` +
    `<line class="k" x1="110" x2="140" y1="16" y2="16"/><text x="146" y="20">after</text>`;
  const drawn = panels.map(
    (panel, place) =>
      `<g transform="translate(${(place % columns) * PANEL.width} ${HEAD + Math.floor(place / columns) * PANEL.height})">${panelOf(panel, axis.x)}</g>`,
  );
  const width = columns * PANEL.width + 10;
  const height = HEAD + rows * PANEL.height + 24;
  const caption = `<text class="q" x="10" y="${height - 8}">${escaped(`Upwards: ${axis.y}. To the right: ${axis.x}.`)}</text>`;
  return svgOf({
    title,
    description,
    width: Math.max(480, width),
    height,
    body: key + drawn.join('') + caption,
  });
}

function panelOf({ label, x, base, tuned }: PathPanel, unit: string): string {
  const across = axisOf(x, PANEL.left, PANEL.right);
  const up = axisOf([...base, ...tuned], PANEL.bottom, PANEL.top);
  const [first, last] = [up.ticks[0] ?? 0, up.ticks.at(-1) ?? 0];
  const end = x.at(-1) ?? 0;
  const digits = Number.isInteger(first) && Number.isInteger(last) ? 0 : 2;
  const line = (values: readonly number[], look: string): string => {
    const points = values.map(
      (value, place) => `${across.at(x[place] ?? 0).toFixed(1)},${up.at(value).toFixed(1)}`,
    );
    return `<polyline class="${look}" points="${points.join(' ')}"/>`;
  };
  const border = (value: number): string =>
    `<line class="a" x1="${PANEL.left}" x2="${PANEL.right}" y1="${up.at(value).toFixed(1)}" y2="${up.at(value).toFixed(1)}"/>` +
    `<text class="q" x="${PANEL.left - 6}" y="${(up.at(value) + 4.5).toFixed(1)}" text-anchor="end">${numberText(value, digits)}</text>`;
  const ends = numberText(end, 0);
  return (
    `<text class="s" x="${PANEL.left}" y="20">${escaped(short(label))}<title>${escaped(label)}</title></text>` +
    `${border(first)}${first === last ? '' : border(last)}` +
    `<text class="q" x="${PANEL.left}" y="${PANEL.bottom + 18}" text-anchor="middle">0</text>` +
    `<text class="q" x="${across.at(end).toFixed(1)}" y="${PANEL.bottom + 18}" text-anchor="end">${ends} ${escaped(unit)}</text>` +
    // Before on top of after, so that its gaps show both where they are the same.
    `${line(tuned, 'k')}${line(base, 'p')}`
  );
}

/** As much of a name as a panel is wide. */
function short(label: string): string {
  return label.length > 26 ? `${label.slice(0, 25)}…` : label;
}

import { axisOf, escaped, numberText, svgOf } from './svg.js';

export interface FigureRow {
  readonly label: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Where it came from; drawn as a ring before the dot. */
  readonly before?: number;
  readonly isMarked?: boolean;
}

const WIDTH = 720;
const LEFT = 220;
const RIGHT = 700;
const LINE = 24;
const TOP = 14;

/** Values with their intervals, one a line; with what was there before as a ring joined to it. */
export function forestFigure(
  title: string,
  description: string,
  rows: readonly FigureRow[],
  axisLabel: string,
): string {
  const all = rows.flatMap(({ value, low, high, before }) =>
    [value, low, high, before].filter((found) => found !== null && found !== undefined),
  );
  const { at, ticks } = axisOf(all, LEFT, RIGHT);
  const bottom = TOP + rows.length * LINE;
  const x = (value: number): string => at(value).toFixed(1);
  const grid = ticks.map(
    (tick) =>
      `<line class="a" x1="${x(tick)}" x2="${x(tick)}" y1="${TOP}" y2="${bottom}"/>` +
      `<text class="q" x="${x(tick)}" y="${bottom + 18}" text-anchor="middle">${numberText(tick, ticks.some((other) => !Number.isInteger(other)) ? 2 : 0)}</text>`,
  );
  const lines = rows.map(({ label, value, low, high, before, isMarked }, place) => {
    const y = TOP + place * LINE + LINE / 2;
    const interval =
      low === null || high === null
        ? ''
        : `<line class="w" x1="${x(low)}" x2="${x(high)}" y1="${y}" y2="${y}"/>`;
    const ring =
      before === undefined
        ? ''
        : `<line class="z" x1="${x(before)}" x2="${x(value)}" y1="${y}" y2="${y}"/><circle class="b" cx="${x(before)}" cy="${y}" r="5"/>`;
    return (
      `<text x="${LEFT - 12}" y="${y + 4}" text-anchor="end"${isMarked ? ' class="s"' : ''}>${escaped(label)}</text>` +
      `${interval}${ring}<rect class="t" x="${(at(value) - 4).toFixed(1)}" y="${y - 4}" width="8" height="8"/>`
    );
  });
  const zero = `<line class="z" x1="${x(0)}" x2="${x(0)}" y1="${TOP}" y2="${bottom}"/>`;
  const caption = `<text class="q" x="${(LEFT + RIGHT) / 2}" y="${bottom + 40}" text-anchor="middle">${escaped(axisLabel)}</text>`;
  return svgOf({
    ...{ title, description, width: WIDTH, height: bottom + 52 },
    body: [...grid, zero, ...lines, caption].join(''),
  });
}

import { escaped, svgOf } from './svg.js';

export interface Flow {
  readonly labels: readonly string[];
  /** `counts[i][j]`: how many went from label i to label j. */
  readonly counts: readonly (readonly number[])[];
}

const WIDTH = 720;
const TOP = 40;
/** Of all that flows; a band is as wide as its share of it. */
const FULL = 300;
/** Between two blocks, so that the names of thin ones do not touch. */
const GAP = 20;
const BLOCK = 16;
const LEFT = 150;
const RIGHT = WIDTH - LEFT;
/** A band at least this wide has room for its number. */
const ROOM = 14;
/** Told apart with each kind of colour blindness (Okabe and Ito 2008); every block has its name beside it all the same. */
const COLORS = ['#d55e00', '#0072b2', '#e69f00', '#009e73', '#cc79a7'] as const;

/** What became what: blocks before on the left, after on the right, and a band as wide as many went that way. */
export function flowFigure(title: string, description: string, { labels, counts }: Flow): string {
  const countOf = (from: number, to: number): number => counts[from]?.[to] ?? 0;
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const before = labels.map((_, from) => sum(labels.map((__, to) => countOf(from, to))));
  const after = labels.map((_, to) => sum(labels.map((__, from) => countOf(from, to))));
  const unit = FULL / Math.max(1, sum(before));
  const starts = { before: blockTops(before, unit), after: blockTops(after, unit) };
  // Where the next band of a block goes: bands lie in the order of the labels on both sides.
  const next = { before: [...starts.before], after: [...starts.after] };
  const bands = labels.flatMap((from, row) =>
    labels.flatMap((to, column) => {
      const count = countOf(row, column);
      if (count === 0) return [];
      const height = count * unit;
      const [left, right] = [next.before[row] ?? 0, next.after[column] ?? 0];
      next.before[row] = left + height;
      next.after[column] = right + height;
      return [
        bandOf(left, right, height, {
          color: colorOf(row),
          isSame: row === column,
          count,
          name: `${from} → ${to}: ${count}`,
        }),
      ];
    }),
  );
  const blocks = (side: 'before' | 'after'): string[] =>
    labels.flatMap((label, place) => {
      const count = (side === 'before' ? before : after)[place] ?? 0;
      return count === 0 ? [] : [blockOf(side, label, count, starts[side][place] ?? 0, place, unit)];
    });
  const heads =
    `<text class="q" x="${LEFT - BLOCK - 10}" y="20" text-anchor="end">before</text>` +
    `<text class="q" x="${RIGHT + BLOCK + 10}" y="20">after</text>`;
  const shown = Math.max(...[before, after].map((side) => side.filter((count) => count > 0).length), 1);
  return svgOf({
    ...{ title, description, width: WIDTH },
    height: TOP + FULL + (shown - 1) * GAP + 24,
    body: [heads, ...bands, ...blocks('before'), ...blocks('after')].join(''),
  });
}

function blockTops(counts: readonly number[], unit: number): number[] {
  let y = TOP;
  return counts.map((count) => {
    const top = y;
    if (count > 0) y += count * unit + GAP;
    return top;
  });
}

function colorOf(place: number): string {
  return COLORS[place % COLORS.length] ?? COLORS[0];
}

interface Band {
  readonly color: string;
  /** Nothing changed: paler, so that changes stand out. */
  readonly isSame: boolean;
  readonly count: number;
  readonly name: string;
}

function bandOf(left: number, right: number, height: number, band: Band): string {
  const middle = (LEFT + RIGHT) / 2;
  const y = (value: number): string => value.toFixed(1);
  const path =
    `M${LEFT} ${y(left)}C${middle} ${y(left)} ${middle} ${y(right)} ${RIGHT} ${y(right)}` +
    `V${y(right + height)}C${middle} ${y(right + height)} ${middle} ${y(left + height)} ${LEFT} ${y(left + height)}Z`;
  const number =
    height < ROOM ? '' : `<text x="${LEFT + 12}" y="${y(left + height / 2 + 4.5)}">${band.count}</text>`;
  return (
    `<path d="${path}" fill="${band.color}" stroke="${band.color}" stroke-width="0.5" fill-opacity="${band.isSame ? 0.25 : 0.6}">` +
    `<title>${escaped(band.name)}</title></path>${number}`
  );
}

function blockOf(
  side: 'before' | 'after',
  label: string,
  count: number,
  top: number,
  place: number,
  unit: number,
): string {
  const height = count * unit;
  const [x, textX, anchor] =
    side === 'before' ? [LEFT - BLOCK, LEFT - BLOCK - 10, 'end'] : [RIGHT, RIGHT + BLOCK + 10, 'start'];
  return (
    `<rect class="w" x="${x}" y="${top.toFixed(1)}" width="${BLOCK}" height="${Math.max(1, height).toFixed(1)}" fill="${colorOf(place)}"/>` +
    `<text x="${textX}" y="${(top + height / 2 + 4.5).toFixed(1)}" text-anchor="${anchor}">${escaped(label)} ${count}</text>`
  );
}

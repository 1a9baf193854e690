import { escaped, numberText, svgOf } from './svg.js';

export interface ShareGroup {
  readonly label: string;
  readonly bars: readonly { readonly label: string; readonly share: number }[];
}

const WIDTH = 720;
const LEFT = 180;
const RIGHT = 640;
const LINE = 20;
const GAP = 14;
const TOP = 10;
/** By place in a group: filled, hollow, filled; the name stands beside each. */
const LOOKS = ['fill="#5a666c"', 'class="b"', 'class="t"'] as const;

/** Shares of a whole, group by group, each bar with its name and its number. */
export function sharesFigure(title: string, description: string, groups: readonly ShareGroup[]): string {
  const largest = Math.max(...groups.flatMap(({ bars }) => bars.map(({ share }) => share)), 0.01);
  let y = TOP;
  const drawn = groups.map(({ label, bars }) => {
    const top = y;
    y += bars.length * LINE + GAP;
    const middle = top + (bars.length * LINE) / 2 + 4.5;
    const name = `<text class="s" x="6" y="${middle}">${escaped(label)}</text>`;
    const lines = bars.map((bar, place) => {
      const lineTop = top + place * LINE;
      const width = (bar.share / largest) * (RIGHT - LEFT);
      return (
        `<text class="q" x="${LEFT - 10}" y="${lineTop + 14}" text-anchor="end">${escaped(bar.label)}</text>` +
        `<rect ${LOOKS[place % LOOKS.length] ?? LOOKS[0]} x="${LEFT}" y="${lineTop + 3}" width="${Math.max(0.5, width).toFixed(1)}" height="${LINE - 6}"/>` +
        `<text x="${(LEFT + width + 8).toFixed(1)}" y="${lineTop + 14}">${numberText(bar.share)}</text>`
      );
    });
    return name + lines.join('');
  });
  return svgOf({ title, description, width: WIDTH, height: y, body: drawn.join('') });
}

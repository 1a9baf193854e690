import type { ForestRow } from './ForestChart.js';

export interface ForestPlace {
  readonly row: ForestRow;
  /** Middle of the row's marks. */
  readonly y: number;
  readonly top: number;
  readonly height: number;
  /** Where the label stands: beside the plot, or above the marks on a narrow screen. */
  readonly labelY: number;
  /** Name of the section that begins with this row. */
  readonly opens: string | undefined;
}

export interface ForestLayout {
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
  /** Left and right end of the plot. */
  readonly plot: readonly [number, number];
  readonly plotTop: number;
  readonly plotBottom: number;
  readonly places: readonly ForestPlace[];
}

const NARROW_BELOW = 560;
const LABEL_WIDTH = 196;
const NUMBERS_WIDTH = 160;
const ROW_HEIGHT = 28;
const NARROW_ROW_HEIGHT = 42;
const SECTION_HEIGHT = 26;
const AXIS_HEIGHT = 46;
const TOP = 8;

/** Where everything of a forest chart stands, in pixels, for the width there is. */
export function forestLayout(rows: readonly ForestRow[], width: number): ForestLayout {
  const narrow = width < NARROW_BELOW;
  const height = narrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  const places: ForestPlace[] = [];
  let top = TOP;
  let section: string | undefined;
  for (const row of rows) {
    const opens = row.section !== section ? row.section : undefined;
    section = row.section;
    if (opens) top += SECTION_HEIGHT;
    const y = narrow ? top + 29 : top + height / 2;
    places.push({ row, opens, top, height, y, labelY: narrow ? top + 13 : y });
    top += height;
  }
  return {
    width,
    narrow,
    height: top + AXIS_HEIGHT,
    plot: narrow ? [12, width - 12] : [LABEL_WIDTH + 12, width - NUMBERS_WIDTH - 12],
    plotTop: TOP,
    plotBottom: top + 4,
    places,
  };
}

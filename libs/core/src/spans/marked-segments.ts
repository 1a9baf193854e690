import type { UnitRange } from './word-range.js';

/** A stretch of text under the same marks throughout. */
export interface MarkedSegment extends UnitRange {
  /** Indices of the marks that cover it, ascending. */
  readonly marks: readonly number[];
}

/**
 * Cuts a range of a text where marks begin and end, so that marks may overlap: the segments follow each other without
 * a gap and cover the range. All in UTF-16 units.
 */
export function markedSegments(range: UnitRange, marks: readonly UnitRange[]): MarkedSegment[] {
  const inside = (unit: number): boolean => unit > range.start && unit < range.end;
  const cuts = new Set([range.start, range.end]);
  for (const { start, end } of marks) {
    if (inside(start)) cuts.add(start);
    if (inside(end)) cuts.add(end);
  }
  const borders = [...cuts].sort((a, b) => a - b);
  return borders.slice(0, -1).map((start, index) => {
    const end = borders[index + 1] ?? range.end;
    const covering = marks.flatMap((mark, place) => (mark.start < end && mark.end > start ? [place] : []));
    return { start, end, marks: covering };
  });
}

/** The paragraphs of a text: what stands between blank lines. Every other unit is white space. */
export function paragraphRanges(text: string): UnitRange[] {
  const paragraphs: UnitRange[] = [];
  let start = 0;
  const add = (end: number): void => {
    if (text.slice(start, end).trim() !== '') paragraphs.push({ start, end });
  };
  for (const { index, 0: gap } of text.matchAll(
    /(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*(?:(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*)+/g,
  )) {
    add(index);
    start = index + gap.length;
  }
  add(text.length);
  return paragraphs;
}

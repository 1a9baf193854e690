import { unitOfCodePoint, type UnitRange } from '@ethogram/core';

/** A passage as it is shown in the text. */
export interface Mark extends UnitRange {
  /** Names the stored passage: unlike for any other of the text. */
  readonly id: string;
  /** From 1, in the order of the text; a list beside the text has the same numbers. */
  readonly place: number;
  /** What the passage was marked as. */
  readonly name: string;
  readonly quote: string;
  readonly tone: MarkTone;
}

/** Which of four looks a mark has: each with a line of its own kind, so that colour is not all there is. */
export type MarkTone = 1 | 2 | 3 | 4;

/** What a passage can be marked as. */
export interface MarkOption {
  readonly id: string;
  readonly name: string;
}

/** A passage as it is stored, in code points. */
interface Passage {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** Passages as they are shown. Those that do not fit the text, as of a text that has changed, are left out. */
export function marksOf<Span extends Passage>(
  spans: readonly Span[],
  text: string,
  describe: (span: Span) => Pick<Mark, 'id' | 'name' | 'tone'>,
): Mark[] {
  return spans.flatMap((span, index) => {
    try {
      const [start, end] = [unitOfCodePoint(text, span.start), unitOfCodePoint(text, span.end)];
      return [{ start, end, place: index + 1, quote: span.quote, ...describe(span) }];
    } catch (error) {
      if (error instanceof RangeError) return [];
      throw error;
    }
  });
}

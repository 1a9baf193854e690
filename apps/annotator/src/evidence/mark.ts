import { type EvidenceSpan, unitOfCodePoint, type UnitRange } from '@ethogram/core';
import { texts } from '../texts/texts.js';

/** A passage as it is shown in the text. */
export interface Mark extends UnitRange {
  /** From 1, in the order of the text; the list beside the text has the same numbers. */
  readonly place: number;
  readonly span: EvidenceSpan;
  readonly name: string;
}

export function nameOf(speaksFor: EvidenceSpan['speaksFor']): string {
  return speaksFor === 'verdict' ? texts.evidence.verdict : texts.values[speaksFor].label;
}

/** Spans that do not fit the text, as those of a text that has changed, are not shown. */
export function marksOf(spans: readonly EvidenceSpan[], text: string): Mark[] {
  return spans.flatMap((span, index) => {
    try {
      const [start, end] = [unitOfCodePoint(text, span.start), unitOfCodePoint(text, span.end)];
      return [{ start, end, place: index + 1, span, name: nameOf(span.speaksFor) }];
    } catch (error) {
      if (error instanceof RangeError) return [];
      throw error;
    }
  });
}

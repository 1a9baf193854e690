import { codePointOfUnit, type RedactionKind } from '@ethogram/core';

/** A stretch of a text that a reviewer wants replaced; UTF-16 positions, as the browser counts. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: RedactionKind;
}

export interface MarkedPart {
  readonly text: string;
  readonly mark: Mark | null;
}

/** Adds a mark, without the blanks around it, in place of those it overlaps. A stretch without letters adds none. */
export function withMark(marks: readonly Mark[], text: string, mark: Mark): readonly Mark[] {
  const chosen = text.slice(mark.start, mark.end);
  const start = mark.start + (chosen.length - chosen.trimStart().length);
  const end = start + chosen.trim().length;
  if (end <= start) return marks;
  const kept = marks.filter((other) => other.end <= start || other.start >= end);
  return [...kept, { start, end, kind: mark.kind }].sort((a, b) => a.start - b.start);
}

/** The text cut at its marks, in order. */
export function partsOf(text: string, marks: readonly Mark[]): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let position = 0;
  for (const mark of marks) {
    if (mark.start > position) parts.push({ text: text.slice(position, mark.start), mark: null });
    parts.push({ text: text.slice(mark.start, mark.end), mark });
    position = mark.end;
  }
  if (position < text.length) parts.push({ text: text.slice(position), mark: null });
  return parts;
}

/** The marks as the server takes them: in code points, because an emoji is one character to everybody but a browser. */
export function inCodePoints(text: string, marks: readonly Mark[]): Mark[] {
  return marks.map(({ start, end, kind }) => ({
    start: codePointOfUnit(text, start),
    end: codePointOfUnit(text, end),
    kind,
  }));
}

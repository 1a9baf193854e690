import { codePointLength } from '../spans/text-span.js';
import { countPlaceholders, placeholderOf, type Redaction } from './redact.js';
import type { RedactionKind } from './redaction-rules.js';

/** A stretch a person wants replaced, in code points of the text, half-open. */
export type RedactionSpan = { start: number; end: number; kind: RedactionKind };

/**
 * Replaces stretches of a text that was redacted before. `redactions` are those of the text, in the order of its
 * placeholders; a placeholder inside a stretch is put back to what it stood for, so that the new list is as complete.
 * Throws RangeError when a span is empty, outside the text, or overlaps another.
 */
export function redactSpans(
  text: string,
  redactions: readonly Redaction[],
  spans: readonly RedactionSpan[],
): { text: string; redactions: Redaction[] } {
  const characters = Array.from(text);
  const ordered = [...spans].sort((left, right) => left.start - right.start);
  checkSpans(ordered, codePointLength(text));
  let redacted = '';
  const list: Redaction[] = [];
  let position = 0;
  let used = 0;
  const take = (part: string): Redaction[] => {
    const own = redactions.slice(used, used + countPlaceholders(part));
    used += own.length;
    return own;
  };
  for (const { start, end, kind } of ordered) {
    const before = characters.slice(position, start).join('');
    list.push(...take(before));
    const covered = characters.slice(start, end).join('');
    list.push({ kind, original: restorePlaceholders(covered, take(covered)) });
    redacted += before + placeholderOf(kind);
    position = end;
  }
  const rest = characters.slice(position).join('');
  return { text: redacted + rest, redactions: [...list, ...take(rest)] };
}

/** The text with what its placeholders stand for, in their order. */
export function restorePlaceholders(text: string, redactions: readonly Redaction[]): string {
  let restored = '';
  let rest = text;
  for (const { kind, original } of redactions) {
    const placeholder = placeholderOf(kind);
    const at = rest.indexOf(placeholder);
    if (at < 0) break;
    restored += rest.slice(0, at) + original;
    rest = rest.slice(at + placeholder.length);
  }
  return restored + rest;
}

function checkSpans(ordered: readonly RedactionSpan[], length: number): void {
  let end = 0;
  for (const span of ordered) {
    const isInside = Number.isInteger(span.start) && Number.isInteger(span.end) && span.end <= length;
    if (!isInside || span.start < 0 || span.start >= span.end)
      throw new RangeError(
        `[${span.start}, ${span.end}) is not a stretch of a text of ${length} characters.`,
      );
    if (span.start < end)
      throw new RangeError(`The stretch from ${span.start} to ${span.end} overlaps another.`);
    end = span.end;
  }
}

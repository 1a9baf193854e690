import { sha256Hex } from '../hash/content-hash.js';

/**
 * A marked stretch of a frozen text. `start` and `end` count Unicode code points (half-open), never UTF-16 units,
 * so that Python, PostgreSQL and the browser agree; `textHash` is the SHA-256 of the whole text.
 */
export type TextSpan = {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly textHash: string;
};

export type SpanCheck = 'ok' | 'text-changed' | 'out-of-range' | 'quote-differs';

export function codePointLength(text: string): number {
  // A surrogate pair is one code point in two units; a lone surrogate counts as one.
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

/** Code points [start, end) of the text. Throws RangeError when the range is not inside it. */
export function sliceByCodePoint(text: string, start: number, end: number): string {
  if (!isInside(start, end, text)) throw new RangeError(`[${start}, ${end}) is not inside the text.`);
  return Array.from(text).slice(start, end).join('');
}

/** Throws RangeError when the range is empty or not inside the text. */
export function makeSpan(text: string, start: number, end: number): TextSpan {
  const quote = sliceByCodePoint(text, start, end);
  if (quote === '') throw new RangeError('A span must hold at least one character.');
  return { start, end, quote, textHash: sha256Hex(text) };
}

/** Whether a stored span still says what it said when it was made. */
export function checkSpan(span: TextSpan, text: string): SpanCheck {
  return checkSpans([span], text)[0] as SpanCheck;
}

/** The same for many spans of one text, which is hashed and taken apart once. */
export function checkSpans(spans: readonly TextSpan[], text: string): SpanCheck[] {
  if (spans.length === 0) return [];
  const hash = sha256Hex(text);
  const characters = Array.from(text);
  return spans.map(({ start, end, quote, textHash }) => {
    if (textHash !== hash) return 'text-changed';
    const isRange = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end;
    if (!isRange || end > characters.length) return 'out-of-range';
    return characters.slice(start, end).join('') === quote ? 'ok' : 'quote-differs';
  });
}

function isInside(start: number, end: number, text: string): boolean {
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    start <= end &&
    end <= codePointLength(text)
  );
}

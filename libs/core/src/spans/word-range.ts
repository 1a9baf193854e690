/** A half-open range of UTF-16 units. */
export interface UnitRange {
  readonly start: number;
  readonly end: number;
}

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * What somebody who selected this range meant: without the white space around it, and with whole characters where the
 * selection cut an emoji, a flag or a letter from its accent. Null when nothing but white space was selected.
 */
export function meantRange(text: string, { start, end }: UnitRange): UnitRange | null {
  const selected = text.slice(start, end);
  const from = start + (selected.length - selected.trimStart().length);
  const to = start + selected.trimEnd().length;
  if (from >= to) return null;
  const segments = characters.segment(text);
  const first = segments.containing(from);
  const last = segments.containing(to - 1);
  if (!first || !last) return null;
  // Only what is needed: a cluster that ends in white space, as CR LF does, was trimmed on purpose.
  const whole = { start: first.index, end: last.index + last.segment.length };
  return {
    start: Math.min(whole.start, from),
    end: text.slice(to, whole.end).trim() === '' ? to : whole.end,
  };
}

/** The words of a text in reading order, as its language counts them; emoji between spaces count as words too. */
export function wordRanges(text: string): UnitRange[] {
  return Array.from(words.segment(text)).flatMap(({ segment, index, isWordLike }) =>
    isWordLike || /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(segment)
      ? [{ start: index, end: index + segment.length }]
      : [],
  );
}

import type { Continuum, TextSpan } from '@ethogram/core';

/** A text with what people marked in it; somebody who marked nothing was not sure to have looked, and is left out. */
export function markedText(
  textLength: number | null,
  people: readonly (readonly TextSpan[] | undefined)[],
): Continuum {
  const markings = people.flatMap((spans, person) =>
    spans && spans.length > 0
      ? [{ coder: String(person), spans: spans.map(({ start, end }) => ({ start, end })) }]
      : [],
  );
  return { length: textLength ?? 0, markings };
}

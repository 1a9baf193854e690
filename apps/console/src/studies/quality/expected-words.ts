import { type ExpectedFormPart, parseExpectedAnswer, VALUES } from '@ethogram/core';

const LABELS = new Map<string, string>(VALUES.map(({ key, label }) => [key, label]));

/** What must be right of a gold answer, in a line. */
export function expectedInWords(input: unknown): string {
  const parsed = parseExpectedAnswer(input);
  if (!parsed.ok) return 'Something this version of the console does not know.';
  const { expected } = parsed;
  if (expected.kind === 'survey')
    return expected.ratings
      .map(({ rating, tolerance }) => (tolerance === 0 ? `${rating}` : `${rating} ± ${tolerance}`))
      .join(', ');
  if (expected.kind === 'form')
    return expected.parts.map((part) => `${part.part}: ${expectedPart(part)}`).join(', ');
  const { verdict, acceptability, values = [] } = expected;
  const parts = [
    ...(verdict ? [verdict.join(' or ')] : []),
    ...(acceptability ? [`acceptability ${acceptability.value} ± ${acceptability.tolerance}`] : []),
    ...values.map(
      ({ value, direction }) => `${LABELS.get(value) ?? value}${direction ? ` ${direction}` : ''}`,
    ),
  ];
  return parts.join(', ');
}

function expectedPart(part: ExpectedFormPart): string {
  if ('anyOf' in part) return part.anyOf.join(' or ');
  if ('exactly' in part) return part.exactly.join(' and ');
  return part.tolerance === 0 ? String(part.value) : `${part.value} ± ${part.tolerance}`;
}

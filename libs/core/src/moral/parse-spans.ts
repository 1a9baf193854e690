import { isValueKey, type ValueKey } from '../values/value-taxonomy.js';
import { asFields, type Fields, unknownFields } from './answer-fields.js';
import { type EvidenceSpan, MAX_SPANS, type ValueAtStake } from './judgment-answer.js';

/**
 * The evidence of an untrusted answer; what is wrong with it is added to `problems`. Whether each quote stands in the
 * text is for whoever has the text: `evidenceProblems`.
 */
export function parseSpans(
  input: unknown,
  values: readonly ValueAtStake[],
  problems: string[],
): EvidenceSpan[] {
  if (!Array.isArray(input)) {
    problems.push('The spans must be a list; it may be empty.');
    return [];
  }
  if (input.length > MAX_SPANS) {
    problems.push(`At most ${MAX_SPANS} passages can be marked.`);
    return [];
  }
  const atStake = new Set(values.map(({ value }) => value));
  const seen = new Set<string>();
  const spans = input.flatMap((entry: unknown, index) => {
    const span = parseSpan(entry, `Entry ${index + 1} of the spans`, atStake, problems);
    if (!span) return [];
    const identity = `${span.start} ${span.end} ${span.speaksFor}`;
    if (seen.has(identity)) problems.push(`Entry ${index + 1} of the spans repeats an earlier one.`);
    seen.add(identity);
    return [span];
  });
  return spans.sort((a, b) => a.start - b.start || a.end - b.end);
}

function parseSpan(
  entry: unknown,
  place: string,
  atStake: ReadonlySet<ValueKey>,
  problems: string[],
): EvidenceSpan | null {
  const fields = asFields(entry) ?? {};
  const { start, end, quote, textHash, speaksFor } = fields;
  const before = problems.length;
  problems.push(...textSpanProblems(fields, place));
  if (speaksFor !== 'verdict' && !isValueKey(speaksFor))
    problems.push(`${place} must speak for the verdict or for a known value.`);
  else if (speaksFor !== 'verdict' && !atStake.has(speaksFor))
    problems.push(`${place} speaks for "${speaksFor}", which is not among the values at stake.`);
  problems.push(...unknownFields(fields, ['start', 'end', 'quote', 'textHash', 'speaksFor']));
  return problems.length > before ? null : ({ start, end, quote, textHash, speaksFor } as EvidenceSpan);
}

/** Where an untrusted passage is no `TextSpan`, one sentence each. */
export function textSpanProblems({ start, end, quote, textHash }: Fields, place: string): string[] {
  const problems: string[] = [];
  if (!isCount(start) || !isCount(end) || start >= end)
    problems.push(`${place} must have a start and a later end, in whole code points.`);
  if (typeof quote !== 'string' || quote === '') problems.push(`${place} must quote the passage.`);
  if (typeof textHash !== 'string' || !/^[0-9a-f]{64}$/.test(textHash))
    problems.push(`${place} must carry the SHA-256 of the text it was marked in.`);
  return problems;
}

function isCount(candidate: unknown): candidate is number {
  return Number.isSafeInteger(candidate) && (candidate as number) >= 0;
}

import { codePointLength } from '../spans/text-span.js';
import { asFields, isWithin, unknownFields } from './answer-fields.js';
import { ACCEPTABILITY_RANGE, MAX_RATIONALE_LENGTH, type ValueAtStake } from './judgment-answer.js';
import { parseValues } from './parse-values.js';
import { isVerdict, type Verdict, VERDICTS } from './verdict.js';

/** What a model would answer. Parts it says nothing of are absent. */
export type ModelSuggestion = {
  verdict: Verdict;
  /** −2 quite unacceptable … 2 quite acceptable. */
  acceptability?: number;
  values?: ValueAtStake[];
  reason?: string;
};

export type ParsedSuggestion = { ok: true; suggestion: ModelSuggestion } | { ok: false; problems: string[] };

/** Checks an untrusted suggestion and returns a clean copy of it, or every problem found, one sentence each. */
export function parseModelSuggestion(input: unknown): ParsedSuggestion {
  const fields = asFields(input) ?? {};
  const { verdict, acceptability, values, reason } = fields;
  const problems = unknownFields(fields, ['verdict', 'acceptability', 'values', 'reason'], 'a suggestion');
  const parts: Omit<ModelSuggestion, 'verdict'> = {};
  if (isWithin(acceptability, ACCEPTABILITY_RANGE)) parts.acceptability = acceptability;
  else if (acceptability !== undefined)
    problems.push('Acceptability must be a whole number from -2 to 2, or left out.');
  if (values !== undefined) parts.values = parseValues(values, problems);
  if (typeof reason === 'string' && codePointLength(reason) <= MAX_RATIONALE_LENGTH) parts.reason = reason;
  else if (reason !== undefined)
    problems.push(`The reason must be text of at most ${MAX_RATIONALE_LENGTH} characters, or left out.`);
  if (isVerdict(verdict) && problems.length === 0) return { ok: true, suggestion: { verdict, ...parts } };
  if (!isVerdict(verdict)) problems.push(`The verdict must be one of ${VERDICTS.join(', ')}.`);
  return { ok: false, problems };
}

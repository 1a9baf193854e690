import { parseFormAnswer } from '../form/parse-form-answer.js';
import { codePointLength } from '../spans/text-span.js';
import { asFields, type Fields, isWithin, unknownFields } from './answer-fields.js';
import type { FirstPass, MoralJudgmentAnswer, ParsedAnswer, SurveyAnswer } from './judgment-answer.js';
import {
  ACCEPTABILITY_RANGE,
  CONFIDENCE_RANGE,
  MAX_CHANGING_FACT_LENGTH,
  MAX_RATIONALE_LENGTH,
} from './judgment-answer.js';
import { parseSpans } from './parse-spans.js';
import { parseValues } from './parse-values.js';
import { VERDICTS, isVerdict } from './verdict.js';

const MORAL_FIELDS = [
  'kind',
  'verdict',
  'acceptability',
  'values',
  'confidence',
  'rationale',
  'spans',
  'mostPeople',
  'changingFact',
  'firstPass',
];

/**
 * Checks an untrusted answer and returns a clean copy of it, or every problem found, one sentence each.
 * Fields that are not part of the answer are a problem too: an answer is stored exactly as it was understood.
 */
export function parseJudgmentAnswer(input: unknown): ParsedAnswer {
  const fields = asFields(input);
  if (fields?.kind === 'moral_judgment') return parseMoralJudgment(fields);
  if (fields?.kind === 'survey') return parseSurvey(fields);
  if (fields?.kind === 'form') return parseFormAnswer(fields);
  return { ok: false, problems: ['The kind of the answer must be "moral_judgment", "survey" or "form".'] };
}

function parseMoralJudgment(fields: Fields): ParsedAnswer {
  const problems = unknownFields(fields, MORAL_FIELDS);
  const { verdict, acceptability, confidence, rationale } = fields;
  if (!isVerdict(verdict)) problems.push(`The verdict must be one of ${VERDICTS.join(', ')}.`);
  if (!isWithin(acceptability, ACCEPTABILITY_RANGE))
    problems.push('Acceptability must be a whole number from -2 to 2.');
  if (!isWithin(confidence, CONFIDENCE_RANGE))
    problems.push('Confidence must be a whole number from 1 to 5.');
  if (typeof rationale !== 'string') problems.push('The rationale must be text; it may be empty.');
  else if (codePointLength(rationale) > MAX_RATIONALE_LENGTH) {
    problems.push(`The rationale must have at most ${MAX_RATIONALE_LENGTH} characters.`);
  }
  const values = parseValues(fields.values, problems);
  const optional = parseOptionalParts(fields, values, problems);
  if (problems.length > 0) return { ok: false, problems };
  const answer = { kind: 'moral_judgment', verdict, acceptability, values, confidence, rationale };
  return { ok: true, answer: { ...(answer as MoralJudgmentAnswer), ...optional } };
}

type OptionalParts = Pick<MoralJudgmentAnswer, 'spans' | 'mostPeople' | 'changingFact' | 'firstPass'>;

/** Parts an answer may lack; what is absent stays absent, so that answers of before are read as they were. */
function parseOptionalParts(
  { spans, mostPeople, changingFact, firstPass }: Fields,
  values: MoralJudgmentAnswer['values'],
  problems: string[],
): OptionalParts {
  const parts: OptionalParts = {};
  if (spans !== undefined) parts.spans = parseSpans(spans, values, problems);
  if (isVerdict(mostPeople)) parts.mostPeople = mostPeople;
  else if (mostPeople !== undefined)
    problems.push(`The verdict most people would give must be one of ${VERDICTS.join(', ')}.`);
  if (typeof changingFact === 'string' && codePointLength(changingFact) <= MAX_CHANGING_FACT_LENGTH)
    parts.changingFact = changingFact;
  else if (changingFact !== undefined)
    problems.push(
      `The fact that would change the verdict must be text of at most ${MAX_CHANGING_FACT_LENGTH} characters.`,
    );
  if (firstPass !== undefined) {
    const parsed = parseFirstPass(firstPass, problems);
    if (parsed) parts.firstPass = parsed;
  }
  return parts;
}

function parseFirstPass(input: unknown, problems: string[]): FirstPass | null {
  const fields = asFields(input) ?? {};
  const { verdict, acceptability } = fields;
  if (isVerdict(verdict) && isWithin(acceptability, ACCEPTABILITY_RANGE)) {
    problems.push(...unknownFields(fields, ['verdict', 'acceptability']));
    return { verdict, acceptability };
  }
  problems.push('The first pass must have a verdict and an acceptability from -2 to 2.');
  return null;
}

function parseSurvey(fields: Fields): ParsedAnswer {
  const problems = unknownFields(fields, ['kind', 'ratings']);
  const ratings = parseRatings(fields.ratings, problems);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, answer: { kind: 'survey', ratings } };
}

function parseRatings(input: unknown, problems: string[]): SurveyAnswer['ratings'] {
  if (!Array.isArray(input) || input.length === 0) {
    problems.push('The ratings must be a list with at least one entry.');
    return [];
  }
  const seen = new Set<string>();
  return input.flatMap((entry: unknown, index) => {
    const fields = asFields(entry);
    const place = `Entry ${index + 1} of the ratings`;
    const itemId = fields?.itemId;
    const rating = fields?.rating;
    if (typeof itemId !== 'string' || itemId === '') problems.push(`${place} does not name an item.`);
    else if (!Number.isInteger(rating)) problems.push(`${place} must have a whole-number rating.`);
    else if (seen.has(itemId)) problems.push(`${place} repeats the item "${itemId}".`);
    else {
      problems.push(...unknownFields(fields ?? {}, ['itemId', 'rating']));
      seen.add(itemId);
      return [{ itemId, rating: rating as number }];
    }
    return [];
  });
}

import { codePointLength } from '../spans/text-span.js';
import type { ValueKey } from '../values/value-taxonomy.js';
import { isValueKey } from '../values/value-taxonomy.js';
import type { MoralJudgmentAnswer, ParsedAnswer, SurveyAnswer, ValueAtStake } from './judgment-answer.js';
import { ACCEPTABILITY_RANGE, CONFIDENCE_RANGE, MAX_RATIONALE_LENGTH } from './judgment-answer.js';
import type { Direction } from './verdict.js';
import { DIRECTIONS, VERDICTS, isVerdict } from './verdict.js';

type Fields = Record<string, unknown>;

/**
 * Checks an untrusted answer and returns a clean copy of it, or every problem found, one sentence each.
 * Fields that are not part of the answer are a problem too: an answer is stored exactly as it was understood.
 */
export function parseJudgmentAnswer(input: unknown): ParsedAnswer {
  const fields = asFields(input);
  if (fields?.kind === 'moral_judgment') return parseMoralJudgment(fields);
  if (fields?.kind === 'survey') return parseSurvey(fields);
  return { ok: false, problems: ['The kind of the answer must be "moral_judgment" or "survey".'] };
}

function parseMoralJudgment(fields: Fields): ParsedAnswer {
  const problems = unknownFields(fields, [
    'kind',
    'verdict',
    'acceptability',
    'values',
    'confidence',
    'rationale',
  ]);
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
  if (problems.length > 0) return { ok: false, problems };
  const answer = { kind: 'moral_judgment', verdict, acceptability, values, confidence, rationale };
  return { ok: true, answer: answer as MoralJudgmentAnswer };
}

function parseValues(input: unknown, problems: string[]): ValueAtStake[] {
  if (!Array.isArray(input)) {
    problems.push('The values must be a list; it may be empty.');
    return [];
  }
  const seen = new Set<ValueKey>();
  return input.flatMap((entry: unknown, index) => {
    const fields = asFields(entry);
    const place = `Entry ${index + 1} of the values`;
    if (!fields || !isValueKey(fields.value)) problems.push(`${place} does not name a known value.`);
    else if (!isDirection(fields.direction)) problems.push(`${place} must be "attained" or "constrained".`);
    else if (seen.has(fields.value)) problems.push(`${place} repeats "${fields.value}".`);
    else {
      problems.push(...unknownFields(fields, ['value', 'direction']));
      seen.add(fields.value);
      return [{ value: fields.value, direction: fields.direction }];
    }
    return [];
  });
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

function asFields(input: unknown): Fields | null {
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as Fields) : null;
}

function isDirection(candidate: unknown): candidate is Direction {
  return (DIRECTIONS as readonly unknown[]).includes(candidate);
}

function isWithin(candidate: unknown, range: { min: number; max: number }): boolean {
  return (
    Number.isInteger(candidate) && (candidate as number) >= range.min && (candidate as number) <= range.max
  );
}

function unknownFields(fields: Fields, known: readonly string[]): string[] {
  return Object.keys(fields)
    .filter((name) => !known.includes(name))
    .map((name) => `"${name}" is not a field of this answer.`);
}

import { asFields, type Fields, isWithin, unknownFields } from '../moral/answer-fields.js';
import { ACCEPTABILITY_RANGE } from '../moral/judgment-answer.js';
import { DIRECTIONS, isDirection, isVerdict, VERDICTS } from '../moral/verdict.js';
import { isValueKey } from '../values/value-taxonomy.js';
import type {
  ExpectedAnswer,
  ExpectedMoralAnswer,
  ExpectedSurveyAnswer,
  ParsedExpectation,
} from './expected-answer.js';
import { parseExpectedForm } from './expected-form.js';

type Complaint = (problem: string) => undefined;

/** Checks an untrusted expectation and returns a clean copy, or every problem found, one sentence each. */
export function parseExpectedAnswer(input: unknown): ParsedExpectation {
  const fields = asFields(input);
  const problems: string[] = [];
  const complain = (problem: string): undefined => void problems.push(problem);
  let expected: ExpectedAnswer | undefined;
  if (fields?.kind === 'moral_judgment') expected = moral(fields, problems, complain);
  else if (fields?.kind === 'survey') expected = survey(fields, problems, complain);
  else if (fields?.kind === 'form') {
    problems.push(...unknownFields(fields, ['kind', 'parts'], 'what is expected'));
    expected = parseExpectedForm(fields.parts, problems);
  } else complain('The kind of the expected answer must be "moral_judgment", "survey" or "form".');
  return expected && problems.length === 0 ? { ok: true, expected } : { ok: false, problems };
}

function moral(fields: Fields, problems: string[], complain: Complaint): ExpectedMoralAnswer {
  problems.push(...unknownFields(fields, ['kind', 'verdict', 'acceptability', 'values'], 'what is expected'));
  const { verdict, acceptability, values } = fields;
  if (verdict === undefined && acceptability === undefined && values === undefined)
    complain('Say at least one part that must be right: the verdict, acceptability or a value.');
  const parts = {
    verdict: verdict === undefined ? undefined : verdicts(verdict, complain),
    acceptability: acceptability === undefined ? undefined : near(acceptability, complain),
    values: values === undefined ? undefined : expectedValues(values, problems, complain),
  };
  const given = Object.entries(parts).filter(([, part]) => part !== undefined);
  return { kind: 'moral_judgment', ...Object.fromEntries(given) };
}

function verdicts(input: unknown, complain: Complaint): ExpectedMoralAnswer['verdict'] {
  if (Array.isArray(input) && input.length > 0 && input.every(isVerdict)) return [...new Set(input)];
  return complain(`The expected verdict must be a list of some of ${VERDICTS.join(', ')}.`);
}

function near(input: unknown, complain: Complaint): ExpectedMoralAnswer['acceptability'] {
  const { value, tolerance = 0 } = asFields(input) ?? {};
  if (isWithin(value, ACCEPTABILITY_RANGE) && isWithin(tolerance, { min: 0, max: 3 }))
    return { value, tolerance };
  return complain('Expected acceptability must be from -2 to 2, with a tolerance from 0 to 3.');
}

function expectedValues(
  input: unknown,
  problems: string[],
  complain: Complaint,
): ExpectedMoralAnswer['values'] {
  if (!Array.isArray(input) || input.length === 0) return complain('Expected values must be a list of some.');
  return input.flatMap((entry: unknown, index) => {
    const { value, direction, ...rest } = asFields(entry) ?? {};
    problems.push(...unknownFields(rest, [], 'an expected value'));
    if (!isValueKey(value))
      complain(`Entry ${index + 1} of the expected values does not name a known value.`);
    else if (direction === undefined) return [{ value }];
    else if (isDirection(direction)) return [{ value, direction }];
    else complain(`The direction of an expected value must be one of ${DIRECTIONS.join(', ')}.`);
    return [];
  });
}

function survey(fields: Fields, problems: string[], complain: Complaint): ExpectedSurveyAnswer {
  problems.push(...unknownFields(fields, ['kind', 'ratings'], 'what is expected'));
  const { ratings } = fields;
  if (!Array.isArray(ratings) || ratings.length === 0) {
    complain('Expected ratings must be a list with at least one entry.');
    return { kind: 'survey', ratings: [] };
  }
  const parsed = ratings.flatMap((entry: unknown, index) => {
    const { itemId, rating, tolerance = 0 } = asFields(entry) ?? {};
    const isWhole = Number.isInteger(rating) && Number.isInteger(tolerance) && Number(tolerance) >= 0;
    if (typeof itemId === 'string' && itemId !== '' && isWhole)
      return [{ itemId, rating: Number(rating), tolerance: Number(tolerance) }];
    complain(
      `Entry ${index + 1} of the expected ratings needs an item, a whole-number rating and tolerance.`,
    );
    return [];
  });
  return { kind: 'survey', ratings: parsed };
}

import type { JudgmentAnswer, MoralJudgmentAnswer } from '../moral/judgment-answer.js';
import type { ExpectedAnswer, ExpectedMoralAnswer } from './expected-answer.js';
import { formChecks } from './expected-form.js';

/** One part of a gold answer that had to be right. */
export type GoldCheck = {
  /** `verdict`, `acceptability`, the key of a value, `rating`, or the id of a part of a form. */
  readonly question: string;
  readonly isRight: boolean;
};

/** Whether each expected part is as expected. An answer of another kind is wrong in every part. */
export function checkGold(answer: JudgmentAnswer, expected: ExpectedAnswer): GoldCheck[] {
  if (expected.kind === 'survey') {
    const given = new Map(
      answer.kind === 'survey' ? answer.ratings.map(({ itemId, rating }) => [itemId, rating]) : [],
    );
    return expected.ratings.map(({ itemId, rating, tolerance }) => ({
      question: 'rating',
      isRight: Math.abs((given.get(itemId) ?? Number.NaN) - rating) <= tolerance,
    }));
  }
  if (expected.kind === 'form') return formChecks(answer.kind === 'form' ? answer : undefined, expected);
  return moralChecks(answer.kind === 'moral_judgment' ? answer : undefined, expected);
}

/** Right when every part is. */
export function isGoldRight(answer: JudgmentAnswer, expected: ExpectedAnswer): boolean {
  return checkGold(answer, expected).every(({ isRight }) => isRight);
}

function moralChecks(
  answer: MoralJudgmentAnswer | undefined,
  { verdict, acceptability, values = [] }: ExpectedMoralAnswer,
): GoldCheck[] {
  const checks: GoldCheck[] = [];
  if (verdict) checks.push({ question: 'verdict', isRight: !!answer && verdict.includes(answer.verdict) });
  if (acceptability) {
    const distance = Math.abs((answer?.acceptability ?? Number.NaN) - acceptability.value);
    checks.push({ question: 'acceptability', isRight: distance <= acceptability.tolerance });
  }
  for (const { value, direction } of values) {
    const named = answer?.values.find((entry) => entry.value === value);
    const isRight = named !== undefined && (direction === undefined || named.direction === direction);
    checks.push({ question: value, isRight });
  }
  return checks;
}

import {
  checkGold,
  type ExpectedAnswer,
  isDefined,
  type JudgmentAnswer,
  wilsonInterval,
} from '@ethogram/core';

/** A current judgment of a gold task. */
export interface GoldJudgment {
  readonly personId: string;
  readonly answer: JudgmentAnswer;
  readonly expected: ExpectedAnswer;
}

/** A share of right answers with its 95 % Wilson interval; null without answers. */
export interface Accuracy {
  readonly right: number;
  readonly answered: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface QuestionAccuracy extends Accuracy {
  readonly question: string;
}

export interface PersonAccuracy extends Accuracy {
  readonly byQuestion: readonly QuestionAccuracy[];
}

export function accuracyOf(right: number, answered: number): Accuracy {
  const estimate = wilsonInterval(right, answered);
  if (!isDefined(estimate)) return { right, answered, share: null, low: null, high: null };
  return { right, answered, share: estimate.value, low: estimate.low, high: estimate.high };
}

/** Question by question, over all these judgments; an item of a survey counts as a question `rating` each. */
export function accuracyByQuestion(judgments: readonly GoldJudgment[]): QuestionAccuracy[] {
  const tallies = new Map<string, { right: number; answered: number }>();
  for (const { answer, expected } of judgments) {
    for (const { question, isRight } of checkGold(answer, expected)) {
      const tally = tallies.get(question) ?? { right: 0, answered: 0 };
      tally.answered += 1;
      if (isRight) tally.right += 1;
      tallies.set(question, tally);
    }
  }
  return [...tallies]
    .map(([question, { right, answered }]) => ({ question, ...accuracyOf(right, answered) }))
    .sort((a, b) => b.answered - a.answered || (a.question < b.question ? -1 : 1));
}

/** A gold task is right when every expected part is. */
export function accuracyOfPerson(judgments: readonly GoldJudgment[]): PersonAccuracy {
  const right = judgments.filter(({ answer, expected }) =>
    checkGold(answer, expected).every(({ isRight }) => isRight),
  ).length;
  return { ...accuracyOf(right, judgments.length), byQuestion: accuracyByQuestion(judgments) };
}

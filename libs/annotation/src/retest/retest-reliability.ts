import {
  cohenKappa,
  contentHash,
  type Estimate,
  intraclassCorrelation,
  type JudgmentAnswer,
  type Label,
  labelTable,
  wilsonInterval,
} from '@ethogram/core';

/** What one person answered to one task, and answered again. */
export interface AnsweredTwice {
  readonly personId: string;
  readonly first: JudgmentAnswer;
  readonly again: JudgmentAnswer;
}

/** How far second answers to a question are the first ones. */
export interface Reliability {
  /** `verdict`, `acceptability`, `rating`, or `answer`: the whole answer, of forms of other kinds. */
  readonly question: string;
  /** Share that is exactly the same, with its Wilson interval. */
  readonly same: Estimate;
  /** Cohen's κ of the first answers and the second; null for numbers. */
  readonly kappa: Estimate | null;
  /** ICC(2) of single answers, so that being higher throughout the second time is disagreement; null for names. */
  readonly icc: Estimate | null;
}

interface Pair {
  readonly first: string | number;
  readonly again: string | number;
}

/** Question by question, over all pairs given. */
export function reliability(pairs: readonly AnsweredTwice[]): Reliability[] {
  const byQuestion = new Map<string, Pair[]>();
  for (const pair of pairs)
    for (const [question, said] of saidTwice(pair))
      byQuestion.set(question, [...(byQuestion.get(question) ?? []), said]);
  return [...byQuestion].map(([question, said]) => ofQuestion(question, said));
}

function* saidTwice({ first, again }: AnsweredTwice): Generator<[string, Pair]> {
  if (first.kind === 'moral_judgment' && again.kind === 'moral_judgment') {
    yield ['verdict', { first: first.verdict, again: again.verdict }];
    yield ['acceptability', { first: first.acceptability, again: again.acceptability }];
  } else if (first.kind === 'survey' && again.kind === 'survey') {
    const second = new Map(again.ratings.map(({ itemId, rating }) => [itemId, rating]));
    for (const { itemId, rating } of first.ratings) {
      const found = second.get(itemId);
      if (found !== undefined) yield ['rating', { first: rating, again: found }];
    }
  } else yield ['answer', { first: contentHash(first), again: contentHash(again) }];
}

function ofQuestion(question: string, said: readonly Pair[]): Reliability {
  const same = wilsonInterval(said.filter(({ first, again }) => first === again).length, said.length);
  const isNumber = said.every(({ first, again }) => typeof first === 'number' && typeof again === 'number');
  return {
    question,
    same,
    kappa: question === 'verdict' ? cohenKappa(tableOf(said), { coders: ['first', 'again'] }) : null,
    icc: isNumber ? intraclassCorrelation(labelTable(labelsOf(said) as Label<number>[]), '2') : null,
  };
}

function tableOf(said: readonly Pair[]): ReturnType<typeof labelTable<string | number>> {
  return labelTable<string | number>(labelsOf(said));
}

function labelsOf(said: readonly Pair[]): Label<string | number>[] {
  return said.flatMap(({ first, again }, unit) => [
    { unit: String(unit), coder: 'first', value: first },
    { unit: String(unit), coder: 'again', value: again },
  ]);
}

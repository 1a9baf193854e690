import type { JudgmentAnswer } from '@ethogram/core';
import type { StudyKind } from '../study/study.entity.js';

/** All labels one thing got for one question. */
export interface AgreementQuestion {
  readonly question: string;
  readonly metric: 'nominal' | 'interval';
  readonly units: readonly (readonly (string | number)[])[];
}

/**
 * The questions of a study with the labels of each unit. `tasks` holds the current answers of each task.
 * A unit is a task, or an item of a task in a survey; reverse-keyed items need no turning, as α compares within items.
 */
export function agreementQuestions(
  kind: StudyKind,
  tasks: readonly (readonly JudgmentAnswer[])[],
): AgreementQuestion[] {
  if (kind === 'SURVEY')
    return [{ question: 'rating', metric: 'interval', units: tasks.flatMap(ratingUnits) }];
  const moral = tasks.map((answers) => answers.filter((answer) => answer.kind === 'moral_judgment'));
  return [
    {
      question: 'verdict',
      metric: 'nominal',
      units: moral.map((answers) => answers.map((answer) => answer.verdict)),
    },
    {
      question: 'acceptability',
      metric: 'interval',
      units: moral.map((answers) => answers.map((answer) => answer.acceptability)),
    },
  ];
}

function ratingUnits(answers: readonly JudgmentAnswer[]): number[][] {
  const units = new Map<string, number[]>();
  for (const answer of answers) {
    if (answer.kind !== 'survey') continue;
    for (const { itemId, rating } of answer.ratings)
      units.set(itemId, [...(units.get(itemId) ?? []), rating]);
  }
  return [...units.values()];
}

import type { Continuum, JudgmentAnswer, MoralJudgmentAnswer, NameSet } from '@ethogram/core';
import { VALUES } from '@ethogram/core';
import { definitionOf, moralFormOf } from '../form/study-form.js';
import type { Study } from '../study/study.entity.js';
import { formQuestions } from './form-questions.js';
import { markedText } from './marked-text.js';

/** The current answers to a task. */
export interface JudgedTask {
  readonly answers: readonly JudgmentAnswer[];
  /** Code points of the text passages are marked in; null where there is none. */
  readonly textLength: number | null;
}

/** All labels things got for one question, and how they are compared. */
export type AgreementQuestion = {
  readonly question: string;
  /** What the question is called, where that is not known by its name. */
  readonly label?: string;
} & (
  | {
      readonly metric: 'nominal' | 'ordinal' | 'interval' | 'masi';
      readonly units: readonly (readonly (string | number | boolean | NameSet)[])[];
    }
  | { readonly metric: 'unitizing'; readonly continua: readonly Continuum[] }
);

type AskingStudy = Pick<Study, 'kind' | 'form'>;

/**
 * The questions of a study with the labels of each unit. A unit is a task, or an item of a task in a survey; reverse-keyed
 * items need no turning, as α compares within items. Scales are compared by distance and, as the distances between
 * their steps are nobody's certainty, by order alone.
 */
export function agreementQuestions(study: AskingStudy, tasks: readonly JudgedTask[]): AgreementQuestion[] {
  const definition = definitionOf(study);
  if (definition) return formQuestions(definition, tasks);
  if (study.kind === 'SURVEY')
    return onScale(
      'rating',
      tasks.flatMap(({ answers }) => ratingUnits(answers)),
    );
  const moral = tasks.map(({ answers }) => moralAnswers(answers));
  const questions: AgreementQuestion[] = [
    {
      question: 'verdict',
      metric: 'nominal',
      units: moral.map((task) => task.map(({ verdict }) => verdict)),
    },
    ...onScale(
      'acceptability',
      moral.map((task) => task.map(({ acceptability }) => acceptability)),
    ),
    {
      question: 'values',
      metric: 'masi',
      units: moral.map((task) => task.map(({ values }) => values.map(({ value }) => value))),
    },
  ];
  if (moralFormOf(study)?.evidence === 'off') return questions;
  const continua = tasks.map(({ textLength }, index) =>
    markedText(
      textLength,
      (moral[index] ?? []).map(({ spans }) => spans),
    ),
  );
  return [...questions, { question: 'evidence', metric: 'unitizing', continua }];
}

/** Whether each value is named, value by value; nothing for studies that do not ask for values. */
export function valueQuestions(study: AskingStudy, tasks: readonly JudgedTask[]): AgreementQuestion[] {
  if (study.kind !== 'MORAL_JUDGMENT') return [];
  const named = tasks.map(({ answers }) =>
    moralAnswers(answers).map(({ values }) => new Set(values.map(({ value }) => value))),
  );
  return VALUES.map(({ key, label }) => ({
    question: key,
    label,
    metric: 'nominal',
    units: named.map((task) => task.map((values) => values.has(key))),
  }));
}

function onScale(question: string, units: readonly (readonly number[])[]): AgreementQuestion[] {
  return [
    { question, metric: 'interval', units },
    { question, metric: 'ordinal', units },
  ];
}

function moralAnswers(answers: readonly JudgmentAnswer[]): MoralJudgmentAnswer[] {
  return answers.filter((answer) => answer.kind === 'moral_judgment');
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

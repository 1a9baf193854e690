import {
  answerOf,
  askedParts,
  type ComparedPair,
  type FormAnswer,
  type FormDefinition,
  type FormPart,
  type LabelledSpan,
  type PartAnswer,
} from '@ethogram/core';
import type { AgreementQuestion, JudgedTask } from './agreement-units.js';
import { markedText } from './marked-text.js';

/**
 * What a form of its own asks, part by part; text in words of one's own has no agreement to speak of. Who was not asked a part, or
 * left it out, has no label there. An order has a unit for each option, a comparison for each pair.
 */
export function formQuestions(definition: FormDefinition, tasks: readonly JudgedTask[]): AgreementQuestion[] {
  const given = tasks.map(({ answers }) =>
    answers.filter((answer) => answer.kind === 'form').map((answer) => countedParts(definition, answer)),
  );
  return definition.parts.flatMap((part): AgreementQuestion[] => {
    const answers = given.map((task) => task.flatMap((parts) => there(parts.get(part.id))));
    return questionOf(part, answers, tasks);
  });
}

/** @param answers to the part, task by task */
function questionOf(
  part: FormPart,
  answers: readonly (readonly PartAnswer[])[],
  tasks: readonly JudgedTask[],
): AgreementQuestion[] {
  const named = { question: part.id, label: part.label };
  switch (part.kind) {
    case 'choice':
      return [{ ...named, metric: 'nominal', units: answers as string[][] }];
    case 'choices':
      return [{ ...named, metric: 'masi', units: answers as string[][][] }];
    case 'likert':
      return [{ ...named, metric: 'ordinal', units: answers as number[][] }];
    case 'slider':
      return [{ ...named, metric: 'interval', units: answers as number[][] }];
    case 'ranking':
      return [
        {
          ...named,
          metric: 'ordinal',
          units: answers.flatMap((orders) => places(part.options, orders as string[][])),
        },
      ];
    case 'pairwise':
      return [
        { ...named, metric: 'nominal', units: answers.flatMap((task) => choices(task as ComparedPair[][])) },
      ];
    case 'span':
      return [
        {
          ...named,
          metric: 'unitizing',
          continua: tasks.map(({ textLength }, task) =>
            markedText(textLength, answers[task] as LabelledSpan[][]),
          ),
        },
      ];
    case 'text':
      return [];
  }
}

/** The places, from 1, that people gave to each option. */
function places(options: readonly { id: string }[], orders: readonly string[][]): number[][] {
  if (orders.length === 0) return [];
  return options.map(({ id }) => orders.map((order) => order.indexOf(id) + 1));
}

/** What people chose of each pair, whichever side it was shown on; '' for neither. */
function choices(people: readonly (readonly ComparedPair[])[]): string[][] {
  const units = new Map<string, string[]>();
  for (const { first, second, chosen } of people.flat()) {
    const pair = JSON.stringify([first, second].sort());
    units.set(pair, [...(units.get(pair) ?? []), chosen ?? '']);
  }
  return [...units.values()];
}

function there<Value>(value: Value | undefined): Value[] {
  return value === undefined ? [] : [value];
}

/** Answers to parts that were asked. */
function countedParts(definition: FormDefinition, { parts }: FormAnswer): Map<string, PartAnswer> {
  return new Map(
    askedParts(definition, parts).flatMap(({ id }) =>
      there(answerOf(parts, id)).map((answer) => [id, answer] as const),
    ),
  );
}

import {
  answerOf,
  askedParts,
  type ComparedPair,
  type FormAnswer,
  type FormDefinition,
  type FormPart,
  type LabelledSpan,
  mean,
  type PartAnswer,
} from '@ethogram/core';
import type { PartAggregate, PartDistribution } from './form-content.js';
import { median } from './survey-row.js';

export interface FormTally {
  readonly distribution: Record<string, PartDistribution>;
  readonly aggregate: Record<string, PartAggregate>;
}

/** What several people said, part by part. */
export function tallyForm(definition: FormDefinition, answers: readonly FormAnswer[]): FormTally {
  const distribution: [string, PartDistribution][] = [];
  const aggregate: [string, PartAggregate][] = [];
  const asked = answers.map(({ parts }) => new Set(askedParts(definition, parts).map(({ id }) => id)));
  for (const part of definition.parts) {
    const ofAsked = answers.filter((_, index) => asked[index]?.has(part.id));
    const given = ofAsked.flatMap(({ parts }) => {
      const answer = answerOf(parts, part.id);
      return answer === undefined ? [] : [answer];
    });
    const counts = countsOf(part, given);
    distribution.push([part.id, { asked: ofAsked.length, answered: given.length, counts }]);
    const one = given.length > 0 && aggregateOf(part, given, { counts, asked: ofAsked.length });
    if (one) aggregate.push([part.id, one]);
  }
  return { distribution: Object.fromEntries(distribution), aggregate: Object.fromEntries(aggregate) };
}

function countsOf(part: FormPart, given: readonly PartAnswer[]): Record<string, number> {
  const counts = new Map(namesOf(part).map((name) => [name, 0]));
  for (const answer of given)
    for (const name of namesIn(part, answer)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** What is counted even where nobody said it. */
function namesOf(part: FormPart): string[] {
  switch (part.kind) {
    case 'choice':
    case 'choices':
      return part.options.map(({ id }) => id);
    case 'span':
      return part.labels.map(({ id }) => id);
    case 'likert':
      return part.labels.map((_, index) => String(part.min + index));
    case 'slider':
    case 'ranking':
    case 'pairwise':
    case 'text':
      return [];
  }
}

/** A label counts once a person, however many passages carry it. */
function namesIn(part: FormPart, answer: PartAnswer): string[] {
  switch (part.kind) {
    case 'choice':
    case 'likert':
    case 'slider':
      return [String(answer as string | number)];
    case 'choices':
      return [...(answer as readonly string[])];
    case 'span':
      return [...new Set((answer as readonly LabelledSpan[]).map(({ label }) => label))];
    case 'ranking':
      return (answer as readonly string[]).map((id, place) => `${id}:${place + 1}`);
    case 'pairwise':
      return (answer as readonly ComparedPair[]).map(({ first, second, chosen }) => {
        if (chosen === null) return [first, second].sort().join('=');
        return `${chosen}>${chosen === first ? second : first}`;
      });
    case 'text':
      return [];
  }
}

function aggregateOf(
  part: FormPart,
  given: readonly PartAnswer[],
  { counts, asked }: { counts: Readonly<Record<string, number>>; asked: number },
): PartAggregate | null {
  switch (part.kind) {
    case 'choice':
      return { method: 'majority', value: mostFrequent(counts) };
    case 'choices': {
      const value = part.options.map(({ id }) => id).filter((id) => (counts[id] ?? 0) * 2 > asked);
      return { method: 'majority-each', value };
    }
    case 'likert':
    case 'slider':
      return { method: 'mean', value: mean(given.map(Number)), median: median(given.map(Number)) };
    case 'ranking': {
      const orders = given as readonly (readonly string[])[];
      const last = part.options.length - 1;
      return {
        method: 'borda',
        value: byOption(part, (id) => mean(orders.map((order) => last - order.indexOf(id)))),
      };
    }
    case 'pairwise': {
      const pairs = (given as readonly (readonly ComparedPair[])[]).flat();
      return { method: 'win-share', value: byOption(part, (id) => winShare(id, pairs)) };
    }
    case 'span':
    case 'text':
      return null;
  }
}

function mostFrequent(counts: Readonly<Record<string, number>>): string | null {
  const most = Math.max(...Object.values(counts));
  const winners = Object.keys(counts).filter((name) => counts[name] === most);
  return winners.length === 1 ? (winners[0] ?? null) : null;
}

function byOption(
  { options }: { readonly options: readonly { readonly id: string }[] },
  value: (id: string) => number,
): Record<string, number> {
  return Object.fromEntries(options.map(({ id }) => [id, value(id)]));
}

function winShare(id: string, pairs: readonly ComparedPair[]): number {
  const own = pairs.filter(({ first, second }) => first === id || second === id);
  return mean(own.map(({ chosen }) => (chosen === null ? 0.5 : Number(chosen === id))));
}

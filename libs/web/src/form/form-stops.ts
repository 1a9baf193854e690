import { answerOf, type FormPart, type PairwisePart, type ShownPair } from '@ethogram/core';
import { comparedOf, type PartAnswers } from './part-answers.js';

/** A place the keyboard can be at: a part, or one of the pairs of a part that compares. */
export interface FormStop {
  /** Names the stop in the form. */
  readonly id: string;
  readonly part: FormPart;
  /** Of a comparison. */
  readonly pair?: ShownPair;
}

export function stopsOf(
  asked: readonly FormPart[],
  pairsFor: (part: PairwisePart) => readonly ShownPair[],
): FormStop[] {
  return asked.flatMap((part): FormStop[] =>
    part.kind === 'pairwise'
      ? pairsFor(part).map((pair, index) => ({ id: stopOfPair(part.id, index), part, pair }))
      : [{ id: part.id, part }],
  );
}

export function stopOfPair(partId: string, index: number): string {
  return `${partId}/${index}`;
}

/** The next stop, or the one before; the same at either end. */
export function neighbour(stops: readonly FormStop[], id: string, step: 1 | -1): FormStop | undefined {
  const here = stops.findIndex((stop) => stop.id === id);
  return stops[Math.min(Math.max(here + step, 0), stops.length - 1)];
}

/** Where to go on after an answer: the next stop without one; undefined when none follows. */
export function nextOpen(stops: readonly FormStop[], id: string, parts: PartAnswers): FormStop | undefined {
  const here = stops.findIndex((stop) => stop.id === id);
  return stops.slice(here + 1).find((stop) => !isAnswered(stop, parts));
}

/** Where a part is to be gone on with: at the first of its stops without an answer, else at its beginning. */
export function stopOfPart(
  stops: readonly FormStop[],
  partId: string,
  parts: PartAnswers,
): FormStop | undefined {
  const own = stops.filter(({ part }) => part.id === partId);
  return own.find((stop) => !isAnswered(stop, parts)) ?? own[0];
}

function isAnswered({ part, pair }: FormStop, parts: PartAnswers): boolean {
  const answer = answerOf(parts, part.id);
  return pair ? comparedOf(answer, pair) !== undefined : answer !== undefined;
}

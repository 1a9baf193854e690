import {
  answerOf,
  type ComparedPair,
  type FormAnswer,
  type FormDefinition,
  type FormPart,
  inFormOrder,
  askedParts,
  type LabelledSpan,
  type PartAnswer,
  type ShownPair,
} from '@ethogram/core';

/** Everything answered so far by part, also by parts that are not asked any more, in case they are asked again. */
export type PartAnswers = FormAnswer['parts'];

/** Undefined takes the answer back. */
export function withAnswer(parts: PartAnswers, id: string, answer: PartAnswer | undefined): PartAnswers {
  const next: Record<string, PartAnswer> = { ...parts };
  delete next[id];
  if (answer !== undefined) next[id] = answer;
  return next;
}

/** The finished answer: of the parts that are asked, what was given, in the order of the form. */
export function answerOfParts(definition: FormDefinition, parts: PartAnswers): FormAnswer {
  const given = askedParts(definition, parts).flatMap(({ id }): [string, PartAnswer][] => {
    const answer = answerOf(parts, id);
    if (answer === undefined) return [];
    return [[id, typeof answer === 'string' ? answer.trim() : answer]];
  });
  return inFormOrder({ kind: 'form', parts: Object.fromEntries(given) }, definition);
}

/** Of a part with one answer: the same again takes it back, where it may be left out. */
export function chosenAgain<Answer extends string | number>(
  part: Pick<FormPart, 'required'>,
  before: PartAnswer | undefined,
  chosen: Answer,
): Answer | undefined {
  return before === chosen && !part.required ? undefined : chosen;
}

/** Puts an option in, or takes it out. */
export function toggled(before: PartAnswer | undefined, id: string): readonly string[] {
  const ids = idsOf(before);
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
}

/** Moves an option of an order; one that is not in it comes last. */
export function moved(before: PartAnswer | undefined, id: string, step: 1 | -1): readonly string[] {
  const ids = [...idsOf(before)];
  const place = ids.indexOf(id);
  if (place === -1) return [...ids, id];
  const other = ids[place + step];
  if (other === undefined) return ids;
  ids[place + step] = id;
  ids[place] = other;
  return ids;
}

export function idsOf(answer: PartAnswer | undefined): readonly string[] {
  return Array.isArray(answer) ? (answer as readonly string[]) : [];
}

/** What was said of a pair, whichever side each option was on; undefined: nothing yet. */
export function comparedOf(answer: PartAnswer | undefined, pair: ShownPair): ComparedPair | undefined {
  return pairsIn(answer).find((compared) => isSamePair(compared, pair));
}

export function compared(
  before: PartAnswer | undefined,
  { first, second }: ShownPair,
  chosen: string | null,
): readonly ComparedPair[] {
  const others = pairsIn(before).filter((pair) => !isSamePair(pair, { first, second }));
  return [...others, { first, second, chosen }];
}

function pairsIn(answer: PartAnswer | undefined): readonly ComparedPair[] {
  return Array.isArray(answer) ? (answer as readonly ComparedPair[]) : [];
}

function isSamePair(one: ShownPair, other: ShownPair): boolean {
  const isTurned = one.first === other.second && one.second === other.first;
  return isTurned || (one.first === other.first && one.second === other.second);
}

export function passagesOf(answer: PartAnswer | undefined): readonly LabelledSpan[] {
  return Array.isArray(answer) ? (answer as readonly LabelledSpan[]) : [];
}

/** Adds a passage; the same one under the same label is there once. In the order of the text. */
export function withPassage(before: PartAnswer | undefined, passage: LabelledSpan): readonly LabelledSpan[] {
  return [...withoutPassage(before, passage), passage].sort((a, b) => a.start - b.start || a.end - b.end);
}

export function withoutPassage(
  before: PartAnswer | undefined,
  { start, end, label }: LabelledSpan,
): readonly LabelledSpan[] {
  return passagesOf(before).filter(
    (passage) => passage.start !== start || passage.end !== end || passage.label !== label,
  );
}

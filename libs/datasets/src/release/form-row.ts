import {
  checkSpans,
  type FormAnswer,
  type FormDefinition,
  inFormOrder,
  type LabelledSpan,
  type PartAnswer,
} from '@ethogram/core';
import type { FormRowContent, ReleasedFormJudgment, ReleasedPartAnswer } from './form-content.js';
import { tallyForm } from './form-tally.js';
import { sortByContent } from './moral-row.js';
import type { DraftRow } from './release-content.js';

/** A scenario or a statement with what people said of it. */
export interface LookedAt {
  readonly key: string;
  readonly scenarioId: string | null;
  readonly itemId: string | null;
  readonly scenario: FormRowContent['scenario'];
  readonly item: FormRowContent['item'];
  /** What passages were marked in. */
  readonly text: string;
  readonly mayPublishText: boolean;
  readonly judgments: readonly { readonly annotator: string; readonly answer: FormAnswer }[];
  readonly settled: {
    readonly answer: FormAnswer;
    readonly reason: string;
    readonly revision: number;
  } | null;
}

/** The row of something at least one person looked at. */
export function formRow(looked: LookedAt, definition: FormDefinition): DraftRow {
  const { key, scenarioId, itemId, scenario, item, mayPublishText, settled } = looked;
  const judgments = sortByContent(
    looked.judgments.map(({ annotator, answer }): ReleasedFormJudgment => ({
      annotator,
      parts: releasedParts(answer, definition, looked),
    })),
  );
  const answers = looked.judgments.map(({ answer }) => answer);
  return {
    key,
    scenarioId,
    itemId,
    content: {
      key,
      kind: 'form',
      scenario: scenario && { ...scenario, ...(mayPublishText ? {} : { title: null, text: null }) },
      item: item && { ...item, text: mayPublishText ? item.text : null },
      judgments,
      ...tallyForm(definition, answers),
      adjudicated: settled && {
        parts: releasedParts(settled.answer, definition, looked),
        reason: mayPublishText ? settled.reason : null,
        revision: settled.revision,
      },
    },
  };
}

/** Passages that no longer say what the text says; they are left out, and the rest of the answer is released. */
export function damagedPassages(answer: FormAnswer, definition: FormDefinition, text: string): number {
  return definition.parts
    .flatMap((part) => (part.kind === 'span' ? [answer.parts[part.id] as LabelledSpan[] | undefined] : []))
    .reduce((sum, spans = []) => sum + spans.length - soundPassages(spans, text).length, 0);
}

function soundPassages(spans: readonly LabelledSpan[], text: string): LabelledSpan[] {
  const checks = checkSpans(spans, text);
  return spans.filter((_, index) => checks[index] === 'ok');
}

function releasedParts(
  answer: FormAnswer,
  definition: FormDefinition,
  looked: LookedAt,
): Record<string, ReleasedPartAnswer> {
  const { parts } = inFormOrder(answer, definition);
  const kinds = new Map(definition.parts.map(({ id, kind }) => [id, kind]));
  return Object.fromEntries(
    Object.entries(parts).map(([id, part]) => [id, releasedPart(part, kinds.get(id) === 'text', looked)]),
  );
}

function releasedPart(
  part: PartAnswer,
  isWords: boolean,
  { text, mayPublishText }: LookedAt,
): ReleasedPartAnswer {
  if (isWords) return mayPublishText ? part : null;
  if (!isPassages(part)) return part;
  const sound = soundPassages(part, text);
  return mayPublishText ? sound : sound.map((span) => ({ ...span, quote: null }));
}

function isPassages(part: PartAnswer): part is readonly LabelledSpan[] {
  return (
    Array.isArray(part) &&
    part.length > 0 &&
    part.every((entry: unknown) => typeof entry === 'object' && entry !== null && 'quote' in entry)
  );
}

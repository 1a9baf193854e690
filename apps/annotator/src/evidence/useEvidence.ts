import { type EvidenceSpan, VALUE_KEYS } from '@ethogram/core';
import { type Marking, marksOf, useMarking } from '@ethogram/web';
import { useMemo } from 'react';
import type { TaskContent } from '../api/documents.js';
import { activeSpans, addSpan, type MoralDraft, removeSpan } from '../draft/draft.js';
import { texts } from '../texts/texts.js';

type SpeaksFor = EvidenceSpan['speaksFor'];

/** Marking what speaks for the verdict, or for a value that is chosen. */
export function useEvidence(
  scenario: TaskContent['scenario'],
  draft: MoralDraft,
  change: (change: (draft: MoralDraft) => MoralDraft) => void,
  isAsked: boolean,
): Marking {
  const text = scenario?.text ?? '';
  const { spans, values } = draft;
  const shown = useMemo(() => (isAsked ? activeSpans({ spans, values }) : []), [isAsked, spans, values]);
  const marks = useMemo(
    () =>
      marksOf(shown, text, (span) => ({
        id: idOf(span),
        name: nameOf(span.speaksFor),
        tone: span.speaksFor === 'verdict' ? 1 : 2,
      })),
    [shown, text],
  );
  const chosen = VALUE_KEYS.filter((value) => values[value]);
  return useMarking({
    text,
    isOn: isAsked,
    marks,
    options: (['verdict', ...chosen] as const).map((id) => ({ id, name: nameOf(id) })),
    onMark: (passage, id) => {
      if (!scenario) return;
      const speaksFor = id as SpeaksFor;
      change((now) => addSpan(now, { ...passage, textHash: scenario.textHash, speaksFor }));
    },
    onRemove: ({ id }) => {
      const span = shown.find((candidate) => idOf(candidate) === id);
      if (span) change((now) => removeSpan(now, span));
    },
  });
}

function idOf({ start, end, speaksFor }: EvidenceSpan): string {
  return `${start} ${end} ${speaksFor}`;
}

function nameOf(speaksFor: SpeaksFor): string {
  return speaksFor === 'verdict' ? texts.evidence.verdict : texts.values[speaksFor].label;
}

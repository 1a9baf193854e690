import { type RefObject, useRef, useState } from 'react';
import { answerOfMoral, missingParts, type MissingPart, type MoralDraft } from '../draft/draft.js';
import { useDraft } from '../draft/useDraft.js';
import { moralCommand } from '../keyboard/key-map.js';
import { texts } from '../texts/texts.js';
import type { FormProps } from '../workspace/form-props.js';
import { useCommonKeys } from '../workspace/useCommonKeys.js';

const MISSING_TEXTS = {
  verdict: 'missingVerdict',
  acceptability: 'missingAcceptability',
  confidence: 'missingConfidence',
} as const;

export interface MoralFormState {
  readonly draft: MoralDraft;
  readonly isRestored: boolean;
  readonly missing: readonly MissingPart[];
  readonly problems: readonly string[];
  readonly search: RefObject<HTMLInputElement | null>;
  readonly rationale: RefObject<HTMLTextAreaElement | null>;
  readonly isHelpOpen: boolean;
  readonly setHelpOpen: (isOpen: boolean) => void;
  readonly change: (change: (draft: MoralDraft) => MoralDraft) => void;
  readonly submit: () => void;
}

/** State and keyboard of a moral judgment. What is missing is said after the first try to save. */
export function useMoralForm({
  draftKey,
  initial,
  problems,
  onSubmit,
  onGuideline,
}: FormProps<MoralDraft>): MoralFormState {
  const { answer: draft, change, isRestored, isReady, elapsedMs } = useDraft(draftKey, initial);
  const [hasTried, setTried] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const rationale = useRef<HTMLTextAreaElement>(null);
  const submit = (): void => {
    if (!isReady) return;
    const answer = answerOfMoral(draft);
    setTried(answer === null);
    if (answer) onSubmit(answer, elapsedMs());
  };
  const set = (part: Partial<MoralDraft>): void => change((now) => ({ ...now, ...part }));
  const keys = useCommonKeys({
    submit,
    guideline: onGuideline,
    own: (stroke, place, areOn) => {
      const command = moralCommand(stroke, place, areOn);
      if (command?.do === 'verdict') set({ verdict: command.verdict });
      else if (command?.do === 'acceptability') set({ acceptability: command.value });
      else if (command?.do === 'confidence') set({ confidence: command.value });
      else if (command?.do === 'find-value') search.current?.focus();
      else if (command?.do === 'write-rationale') rationale.current?.focus();
      return command !== null;
    },
  });
  const missing = hasTried ? missingParts(draft) : [];
  return {
    ...keys,
    draft,
    isRestored,
    missing,
    problems: [...missing.map((part) => texts.moral[MISSING_TEXTS[part]]), ...problems],
    search,
    rationale,
    change,
    submit,
  };
}

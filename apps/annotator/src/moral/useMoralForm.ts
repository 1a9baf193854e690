import { type MoralForm, parseMoralForm, PLAIN_MORAL_FORM } from '@ethogram/core';
import type { Marking } from '@ethogram/web';
import { type RefObject, useMemo, useRef, useState } from 'react';
import {
  answerOfMoral,
  endFirstPass,
  missingParts,
  type MissingPart,
  type MoralDraft,
} from '../draft/draft.js';
import { useDraft } from '../draft/useDraft.js';
import { useEvidence } from '../evidence/useEvidence.js';
import { moralCommand } from '../keyboard/key-map.js';
import { texts } from '../texts/texts.js';
import type { FormProps } from '../workspace/form-props.js';
import { useCommonKeys } from '../workspace/useCommonKeys.js';
import { useWhenReady } from '../workspace/useWhenReady.js';

const MISSING_TEXTS: Readonly<Record<MissingPart, string>> = {
  verdict: texts.moral.missingVerdict,
  acceptability: texts.moral.missingAcceptability,
  confidence: texts.moral.missingConfidence,
  evidence: texts.evidence.missing,
  whose: texts.valueDetails.missingWhose,
  strength: texts.valueDetails.missingStrength,
  mostPeople: texts.more.missingMostPeople,
  changingFact: texts.more.missingChangingFact,
};

const FIRST_PASS_PARTS: readonly MissingPart[] = ['verdict', 'acceptability'];

export interface MoralFormState {
  readonly form: MoralForm;
  readonly draft: MoralDraft;
  /** The action alone is being judged. */
  readonly isFirstPass: boolean;
  readonly isRestored: boolean;
  readonly missing: readonly MissingPart[];
  readonly problems: readonly string[];
  readonly search: RefObject<HTMLInputElement | null>;
  readonly rationale: RefObject<HTMLTextAreaElement | null>;
  readonly more: RefObject<HTMLDetailsElement | null>;
  readonly evidence: Marking;
  readonly isHelpOpen: boolean;
  readonly setHelpOpen: (isOpen: boolean) => void;
  readonly change: (change: (draft: MoralDraft) => MoralDraft) => void;
  readonly set: (part: Partial<MoralDraft>) => void;
  readonly submit: () => void;
}

/** State and keyboard of a moral judgment. What is missing is said after the first try to save. */
export function useMoralForm({
  content,
  draftKey,
  initial,
  problems,
  onSubmit,
  onGuideline,
  onSkip,
}: FormProps<MoralDraft>): MoralFormState {
  const form = useForm(content.form);
  const text = content.scenario?.text ?? '';
  const { answer: draft, change, isRestored, isReady, elapsedMs } = useDraft(draftKey, initial);
  const isFirstPass = form.twoPasses && draft.firstPass === null;
  const [hasTried, setTried] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const rationale = useRef<HTMLTextAreaElement>(null);
  const more = useRef<HTMLDetailsElement>(null);
  const evidence = useEvidence(content.scenario, draft, change, form.evidence !== 'off' && !isFirstPass);
  const lacking = missingParts(draft, form, text);
  const missing = isFirstPass ? lacking.filter((part) => FIRST_PASS_PARTS.includes(part)) : lacking;
  const submit = useWhenReady(isReady, () => {
    setTried(missing.length > 0);
    if (missing.length > 0) return;
    if (isFirstPass) return showWhole(change);
    const answer = answerOfMoral(draft, form, text);
    if (answer) onSubmit(answer, elapsedMs());
  });
  const set = (part: Partial<MoralDraft>): void => change((now) => ({ ...now, ...part }));
  const keys = useCommonKeys({
    submit,
    guideline: onGuideline,
    skip: onSkip,
    own: (stroke, place, areOn) => {
      const command = moralCommand(stroke, place, areOn);
      if (command?.do === 'verdict') set({ verdict: command.verdict });
      else if (command?.do === 'acceptability') set({ acceptability: command.value });
      else if (isFirstPass) return false;
      else if (command?.do === 'confidence') set({ confidence: command.value });
      else if (command?.do === 'find-value') search.current?.focus();
      else if (command?.do === 'write-rationale') rationale.current?.focus();
      else if (command?.do === 'mark-evidence' && evidence.isOn) evidence.begin();
      else if (command?.do === 'say-more') openMore(more.current);
      return command !== null;
    },
  });
  const shown = hasTried ? missing : [];
  return {
    ...keys,
    form,
    draft,
    isFirstPass,
    isRestored,
    missing: shown,
    problems: [...shown.map((part) => MISSING_TEXTS[part]), ...problems],
    search,
    rationale,
    more,
    evidence,
    change,
    set,
    submit,
  };
}

/** What the study asks; a form this version cannot read is taken for the plain one, and the server says what is missing. */
function useForm(form: unknown): MoralForm {
  return useMemo(() => {
    const parsed = form === null || form === undefined ? null : parseMoralForm(form);
    return parsed?.ok ? parsed.form : PLAIN_MORAL_FORM;
  }, [form]);
}

/** Ends the first pass; the whole situation is read from its beginning. */
function showWhole(change: MoralFormState['change']): void {
  change(endFirstPass);
  window.scrollTo(0, 0);
  document.querySelector<HTMLElement>('.situation h1')?.focus({ preventScroll: true });
}

function openMore(details: HTMLDetailsElement | null): void {
  if (!details) return;
  details.open = true;
  details.querySelector<HTMLElement>('input, textarea')?.focus();
}

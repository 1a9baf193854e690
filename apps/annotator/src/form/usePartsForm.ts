import { type FormDefinition, formAnswerProblems, parseFormDefinition } from '@ethogram/core';
import { answerOfParts, type FormHandle, type FormSetting, partProblems, useFormParts } from '@ethogram/web';
import { useCallback, useMemo, useState } from 'react';
import type { PartsDraft } from '../draft/draft.js';
import { useDraft } from '../draft/useDraft.js';
import { isSingle } from '../keyboard/key-map.js';
import { useSingleKeys } from '../keyboard/SingleKeysContext.js';
import { texts } from '../texts/texts.js';
import type { FormProps } from '../workspace/form-props.js';
import { useCommonKeys } from '../workspace/useCommonKeys.js';
import { useWhenReady } from '../workspace/useWhenReady.js';

export interface PartsFormState {
  readonly definition: FormDefinition;
  readonly form: FormHandle;
  readonly isRestored: boolean;
  readonly problems: readonly string[];
  readonly isHelpOpen: boolean;
  readonly setHelpOpen: (isOpen: boolean) => void;
  readonly submit: () => void;
}

/** State and keyboard of a form put together from parts. What is wrong is said at each part after the first try to save. */
export function usePartsForm(props: FormProps<PartsDraft>): PartsFormState {
  const { content, draftKey, initial, onSubmit, onGuideline, onSkip } = props;
  const { answer: draft, change, isRestored, isReady, elapsedMs } = useDraft(draftKey, initial);
  const definition = useDefinition(content.definition);
  const text = content.scenario?.text ?? '';
  const { areOn } = useSingleKeys();
  const [hasTried, setTried] = useState(false);
  /** What a finished answer is refused for, as when it was begun with another version of the form. */
  const [misfits, setMisfits] = useState<readonly string[]>([]);
  const found = useMemo(
    () => (hasTried ? partProblems(definition, draft.parts, text, texts.formParts) : []),
    [hasTried, definition, draft.parts, text],
  );
  const changeParts: FormSetting['onChange'] = useCallback(
    (next) => change((now) => ({ ...now, parts: next(now.parts) })),
    [change],
  );
  const form = useFormParts({
    definition,
    text,
    parts: draft.parts,
    onChange: changeParts,
    pairSeed: content.pairSeed,
    problems: found,
    texts: texts.formParts,
    areKeysOn: areOn,
  });
  const submit = useWhenReady(isReady, () => {
    const [first] = partProblems(definition, draft.parts, text, texts.formParts);
    setTried(true);
    if (first) return form.goToPart(first.part);
    const answer = answerOfParts(definition, draft.parts);
    const refused = formAnswerProblems(answer, definition, text);
    setMisfits(refused);
    if (refused.length === 0) onSubmit(answer, elapsedMs());
  });
  const keys = useCommonKeys({
    submit,
    guideline: onGuideline,
    skip: onSkip,
    own: (stroke, place, areSingleKeysOn) =>
      isSingle(stroke, place, areSingleKeysOn) && form.press(stroke.key),
  });
  const count = found.length > 0 ? [texts.form.problems(found.length)] : [];
  return {
    ...keys,
    definition,
    form,
    isRestored,
    problems: [...count, ...misfits, ...props.problems],
    submit,
  };
}

const NO_PARTS: FormDefinition = { version: 1, parts: [] };

/** A form this version of the app cannot read asks nothing; the server says what is missing. */
function useDefinition(definition: unknown): FormDefinition {
  return useMemo(() => {
    const parsed = parseFormDefinition(definition);
    return parsed.ok ? parsed.definition : NO_PARTS;
  }, [definition]);
}

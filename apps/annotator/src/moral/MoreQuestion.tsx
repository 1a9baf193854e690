import { MAX_CHANGING_FACT_LENGTH, type MoralForm } from '@ethogram/core';
import { type Ref, useEffect, useState } from 'react';
import type { MissingPart, MoralDraft } from '../draft/draft.js';
import { Key } from '../keyboard/Key.js';
import { texts } from '../texts/texts.js';
import { ChoiceRow } from './ChoiceRow.js';
import { MOST_PEOPLE_CHOICES } from './choices.js';

interface MoreQuestionProps {
  readonly form: MoralForm;
  readonly draft: MoralDraft;
  readonly missing: readonly MissingPart[];
  readonly detailsRef: Ref<HTMLDetailsElement>;
  readonly onChange: (part: Partial<MoralDraft>) => void;
}

/** What a study may ask on top. Folded, unless it is required, is missing, or has been answered. */
export function MoreQuestion({ form, draft, missing, detailsRef, onChange }: MoreQuestionProps) {
  const isRequired = form.mostPeople === 'required' || form.changingFact === 'required';
  const isGiven = draft.mostPeople !== null || draft.changingFact !== '';
  const isMissing = missing.includes('mostPeople') || missing.includes('changingFact');
  const [isOpen, setOpen] = useState(isRequired || isGiven);
  useEffect(() => {
    if (isMissing || isGiven) setOpen(true);
  }, [isMissing, isGiven]);
  if (form.mostPeople === 'off' && form.changingFact === 'off') return null;
  return (
    <details
      ref={detailsRef}
      className="more"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      data-testid="more"
    >
      <summary className="question-title">
        {texts.more.title} {!isRequired && <small>{texts.moral.optional}</small>} <Key name="o" />
      </summary>
      {form.mostPeople !== 'off' && (
        <ChoiceRow
          testId="most-people"
          look="verdict"
          legend={texts.more.mostPeople}
          choices={MOST_PEOPLE_CHOICES}
          chosen={draft.mostPeople}
          isRequired={form.mostPeople === 'required'}
          isMissing={missing.includes('mostPeople')}
          onChoose={(mostPeople) => onChange({ mostPeople })}
          onClear={() => onChange({ mostPeople: null })}
        />
      )}
      {form.changingFact !== 'off' && (
        <div className={`question ${missing.includes('changingFact') ? 'question-missing' : ''}`}>
          <label className="question-title" htmlFor="changing-fact">
            {texts.more.changingFact}{' '}
            {form.changingFact === 'optional' && <small>{texts.moral.optional}</small>}
          </label>
          <textarea
            id="changing-fact"
            rows={2}
            maxLength={MAX_CHANGING_FACT_LENGTH}
            placeholder={texts.more.changingFactHint}
            value={draft.changingFact}
            onChange={({ currentTarget: { value: changingFact } }) => onChange({ changingFact })}
            data-testid="changing-fact"
          />
        </div>
      )}
    </details>
  );
}

import { MAX_RATIONALE_LENGTH } from '@ethogram/core';
import type { FormEvent } from 'react';
import type { MoralDraft } from '../draft/draft.js';
import { describeValue, toggleDirection } from '../draft/value-draft.js';
import { EvidenceQuestion } from '../evidence/EvidenceQuestion.js';
import { HelpDialog, moralShortcuts } from '../keyboard/HelpDialog.js';
import { Key } from '../keyboard/Key.js';
import { CoveredSituation } from '../situation/CoveredSituation.js';
import { texts } from '../texts/texts.js';
import { FormFooter } from '../workspace/FormFooter.js';
import type { FormProps } from '../workspace/form-props.js';
import { ChoiceRow } from './ChoiceRow.js';
import { ACCEPTABILITY_CHOICES, CONFIDENCE_CHOICES, VERDICT_CHOICES } from './choices.js';
import { FirstPassNote } from './FirstPassNote.js';
import { MoreQuestion } from './MoreQuestion.js';
import { type MoralFormState, useMoralForm } from './useMoralForm.js';
import { ValuesQuestion } from './ValuesQuestion.js';

const { moral } = texts;

/** Situation on one side, judgment on the other. */
export function MoralForm(props: FormProps<MoralDraft>) {
  const { content, headingRef, submitLabel, onSkip } = props;
  const state = useMoralForm(props);
  const { draft, form, isFirstPass } = state;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    state.submit();
  };
  return (
    <div className="moral">
      <CoveredSituation
        scenario={content.scenario}
        headingRef={headingRef}
        marking={state.evidence}
        markTexts={texts.evidence}
        isTitleOnly={isFirstPass}
      />
      <form className="moral-form" aria-label={texts.work.yourJudgment} onSubmit={save} noValidate>
        {state.isRestored && (
          <p className="restored" role="status" data-testid="restored">
            {texts.work.restored}
          </p>
        )}
        {form.twoPasses && <FirstPassNote firstPass={draft.firstPass} />}
        <Decision state={state} />
        {!isFirstPass && <Reasons state={state} />}
        <FormFooter
          problems={state.problems}
          submitLabel={isFirstPass ? texts.firstPass.next : submitLabel}
          onHelp={() => state.setHelpOpen(true)}
          onSkip={onSkip}
        />
      </form>
      <HelpDialog
        shortcuts={moralShortcuts(form)}
        isOpen={state.isHelpOpen}
        onClose={() => state.setHelpOpen(false)}
      />
    </div>
  );
}

/** What is decided in either pass. */
function Decision({ state: { draft, missing, set } }: { readonly state: MoralFormState }) {
  return (
    <>
      <ChoiceRow
        testId="verdict"
        look="verdict"
        legend={moral.verdict}
        choices={VERDICT_CHOICES}
        chosen={draft.verdict}
        isMissing={missing.includes('verdict')}
        onChoose={(verdict) => set({ verdict })}
      />
      <ChoiceRow
        testId="acceptability"
        look="scale"
        legend={moral.acceptability}
        choices={ACCEPTABILITY_CHOICES}
        chosen={draft.acceptability}
        isMissing={missing.includes('acceptability')}
        onChoose={(acceptability) => set({ acceptability })}
      />
    </>
  );
}

/** What the decision rests on. */
function Reasons({ state }: { readonly state: MoralFormState }) {
  const { draft, form, missing, set, change, evidence } = state;
  return (
    <>
      <ValuesQuestion
        chosen={draft.values}
        form={form}
        isMissing={{ whose: missing.includes('whose'), strength: missing.includes('strength') }}
        searchRef={state.search}
        onToggle={(value, direction) =>
          change((now) => ({ ...now, values: toggleDirection(now.values, value, direction) }))
        }
        onDescribe={(value, detail) =>
          change((now) => ({ ...now, values: describeValue(now.values, value, detail) }))
        }
      />
      {evidence.isOn && (
        <EvidenceQuestion
          evidence={evidence}
          isRequired={form.evidence === 'required'}
          isMissing={missing.includes('evidence')}
        />
      )}
      <ChoiceRow
        testId="confidence"
        look="scale"
        legend={moral.confidence}
        choices={CONFIDENCE_CHOICES}
        chosen={draft.confidence}
        isMissing={missing.includes('confidence')}
        onChoose={(confidence) => set({ confidence })}
      />
      <div className="question">
        <label className="question-title" htmlFor="rationale">
          {moral.rationale} <small>{moral.optional}</small> <Key name="n" />
        </label>
        <textarea
          id="rationale"
          ref={state.rationale}
          rows={3}
          maxLength={MAX_RATIONALE_LENGTH}
          placeholder={moral.rationaleHint}
          value={draft.rationale}
          onChange={({ currentTarget: { value: rationale } }) => set({ rationale })}
          data-testid="rationale"
        />
      </div>
      <MoreQuestion form={form} draft={draft} missing={missing} detailsRef={state.more} onChange={set} />
    </>
  );
}

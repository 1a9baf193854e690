import { MAX_RATIONALE_LENGTH, VERDICTS } from '@ethogram/core';
import type { FormEvent } from 'react';
import { type MoralDraft, toggleValue } from '../draft/draft.js';
import { ACCEPTABILITY_KEYS, CONFIDENCE_KEYS } from '../keyboard/key-map.js';
import { HelpDialog, MORAL_SHORTCUTS } from '../keyboard/HelpDialog.js';
import { Key } from '../keyboard/Key.js';
import { texts } from '../texts/texts.js';
import { FormFooter } from '../workspace/FormFooter.js';
import type { FormProps } from '../workspace/form-props.js';
import { type Choice, ChoiceRow } from './ChoiceRow.js';
import { Situation } from './Situation.js';
import { useMoralForm } from './useMoralForm.js';
import { ValuesQuestion } from './ValuesQuestion.js';

const { moral } = texts;

const VERDICT_CHOICES = VERDICTS.map((value, index) => {
  const { name, code } = moral.verdicts[value];
  const shown = (
    <>
      <strong>{name}</strong> <span className="code">{code}</span>
    </>
  );
  return { value, name: `${name} (${code})`, shown, shortcut: String(index + 1) };
});

const ACCEPTABILITY_CHOICES: readonly Choice<number>[] = ACCEPTABILITY_KEYS.map((shortcut, index) => {
  const value = index - 2;
  const number = value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0';
  return {
    value,
    shortcut,
    name: `${number} ${moral.acceptabilityNames[index]}`,
    shown: <Step number={number} word={moral.acceptabilities[index]} />,
  };
});

const CONFIDENCE_CHOICES: readonly Choice<number>[] = CONFIDENCE_KEYS.map((shortcut, index) => {
  const word = moral.confidences[index];
  return {
    value: index + 1,
    shortcut,
    name: `${index + 1} ${word}`,
    shown: <Step number={String(index + 1)} word={word} />,
  };
});

/** Situation on one side, judgment on the other. */
export function MoralForm(props: FormProps<MoralDraft>) {
  const { content, headingRef, submitLabel } = props;
  const form = useMoralForm(props);
  const { draft, change, missing } = form;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    form.submit();
  };
  return (
    <div className="moral">
      <Situation scenario={content.scenario} headingRef={headingRef} />
      <form className="moral-form" aria-label={texts.work.yourJudgment} onSubmit={save} noValidate>
        {form.isRestored && (
          <p className="restored" role="status" data-testid="restored">
            {texts.work.restored}
          </p>
        )}
        <ChoiceRow
          testId="verdict"
          look="verdict"
          legend={moral.verdict}
          choices={VERDICT_CHOICES}
          chosen={draft.verdict}
          isMissing={missing.includes('verdict')}
          onChoose={(verdict) => change((now) => ({ ...now, verdict }))}
        />
        <ChoiceRow
          testId="acceptability"
          look="scale"
          legend={moral.acceptability}
          choices={ACCEPTABILITY_CHOICES}
          chosen={draft.acceptability}
          isMissing={missing.includes('acceptability')}
          onChoose={(acceptability) => change((now) => ({ ...now, acceptability }))}
        />
        <ValuesQuestion
          chosen={draft.values}
          searchRef={form.search}
          onToggle={(value, direction) => change((now) => toggleValue(now, value, direction))}
        />
        <ChoiceRow
          testId="confidence"
          look="scale"
          legend={moral.confidence}
          choices={CONFIDENCE_CHOICES}
          chosen={draft.confidence}
          isMissing={missing.includes('confidence')}
          onChoose={(confidence) => change((now) => ({ ...now, confidence }))}
        />
        <div className="question">
          <label className="question-title" htmlFor="rationale">
            {moral.rationale} <small>{moral.optional}</small> <Key name="n" />
          </label>
          <textarea
            id="rationale"
            ref={form.rationale}
            rows={3}
            maxLength={MAX_RATIONALE_LENGTH}
            placeholder={moral.rationaleHint}
            value={draft.rationale}
            onChange={({ currentTarget: { value: rationale } }) => change((now) => ({ ...now, rationale }))}
            data-testid="rationale"
          />
        </div>
        <FormFooter
          problems={form.problems}
          submitLabel={submitLabel}
          onHelp={() => form.setHelpOpen(true)}
        />
      </form>
      <HelpDialog
        shortcuts={MORAL_SHORTCUTS}
        isOpen={form.isHelpOpen}
        onClose={() => form.setHelpOpen(false)}
      />
    </div>
  );
}

function Step({ number, word }: { readonly number: string; readonly word: string | undefined }) {
  return (
    <>
      <strong>{number}</strong>
      <span className="step-word">{word}</span>
    </>
  );
}

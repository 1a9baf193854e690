import type { FormEvent } from 'react';
import type { SurveyDraft } from '../draft/draft.js';
import { HelpDialog, type ShortcutLine } from '../keyboard/HelpDialog.js';
import { texts } from '../texts/texts.js';
import { FormFooter } from '../workspace/FormFooter.js';
import type { FormProps } from '../workspace/form-props.js';
import { SurveyItem } from './SurveyItem.js';
import { useSurveyForm } from './useSurveyForm.js';

/** A battery of sentences, each with the scale of its instrument. */
export function SurveyForm(props: FormProps<SurveyDraft>) {
  const { content, headingRef, submitLabel } = props;
  const form = useSurveyForm(props);
  const { scale, missing, draft } = form;
  const all = content.items.length;
  const shortcuts: readonly ShortcutLine[] = [
    { keys: [`${scale.min}`, '…', `${scale.max}`], does: texts.help.rate },
    { keys: ['j', 'k'], does: texts.help.move },
  ];
  const save = (event: FormEvent): void => {
    event.preventDefault();
    form.submit();
  };
  return (
    <form className="survey" onSubmit={save} noValidate data-testid="survey">
      <h1 ref={headingRef} tabIndex={-1}>
        {texts.survey.title}
      </h1>
      {form.isRestored && (
        <p className="restored" role="status" data-testid="restored">
          {texts.work.restored}
        </p>
      )}
      {scale.instructions && (
        <p className="survey-instructions" dir="auto">
          {scale.instructions}
        </p>
      )}
      {scale.stem && (
        <p className="survey-stem" dir="auto">
          {scale.stem}
        </p>
      )}
      <ol ref={form.list} className="items">
        {content.items.map((item, place) => (
          <SurveyItem
            key={item.id}
            item={item}
            label={texts.survey.item(place + 1, all)}
            scale={scale}
            rating={draft.ratings[item.id] ?? null}
            isCurrent={form.current === place}
            isMissing={form.hasTried && missing.includes(item.id)}
            onFocus={() => form.setCurrent(place)}
            onRate={(rating) => form.rate(place, rating)}
          />
        ))}
      </ol>
      <p className="quiet survey-count" role="status" data-testid="survey-count">
        {texts.survey.answered(all - missing.length, all)}
      </p>
      <FormFooter
        problems={form.problems}
        submitLabel={submitLabel}
        onHelp={() => form.setHelpOpen(true)}
        onSkip={props.onSkip}
      />
      <HelpDialog shortcuts={shortcuts} isOpen={form.isHelpOpen} onClose={() => form.setHelpOpen(false)} />
    </form>
  );
}

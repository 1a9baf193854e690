import '@ethogram/web/form.css';
import { PartList } from '@ethogram/web';
import { type FormEvent, useEffect, useRef } from 'react';
import type { PartsDraft } from '../draft/draft.js';
import { HelpDialog } from '../keyboard/HelpDialog.js';
import { CoveredSituation } from '../situation/CoveredSituation.js';
import { texts } from '../texts/texts.js';
import { FormFooter } from '../workspace/FormFooter.js';
import type { FormProps } from '../workspace/form-props.js';
import { partsShortcuts } from './parts-shortcuts.js';
import { ReviewItem } from './ReviewItem.js';
import { usePartsForm } from './usePartsForm.js';

/** What is judged on one side, the parts of the study's own form on the other. */
export function PartsForm(props: FormProps<PartsDraft>) {
  const { content, headingRef, submitLabel, onSkip } = props;
  const state = usePartsForm(props);
  const { form } = state;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // This part of the app comes later than the page the first time: reading begins at the title then, too.
    if (document.activeElement === document.body)
      place.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, []);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    state.submit();
  };
  return (
    <div ref={place} className="moral" data-testid="parts-form">
      {content.item ? (
        <ReviewItem item={content.item} headingRef={headingRef} />
      ) : (
        <CoveredSituation
          scenario={content.scenario}
          headingRef={headingRef}
          marking={form.marking}
          markTexts={texts.formParts.marks}
          isTitleOnly={false}
        />
      )}
      <form className="moral-form parts-form" aria-label={texts.form.yourAnswer} onSubmit={save} noValidate>
        {state.isRestored && (
          <p className="restored" role="status" data-testid="restored">
            {texts.work.restored}
          </p>
        )}
        <PartList form={form} />
        <FormFooter
          problems={state.problems}
          submitLabel={submitLabel}
          onHelp={() => state.setHelpOpen(true)}
          onSkip={onSkip}
        />
      </form>
      <HelpDialog
        shortcuts={partsShortcuts(state.definition)}
        isOpen={state.isHelpOpen}
        onClose={() => state.setHelpOpen(false)}
      />
    </div>
  );
}

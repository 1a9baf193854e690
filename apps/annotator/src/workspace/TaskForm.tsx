import { lazy, Suspense } from 'react';
import type { AnswerDraft } from '../draft/draft.js';
import { MoralForm } from '../moral/MoralForm.js';
import { SurveyForm } from '../survey/SurveyForm.js';
import { texts } from '../texts/texts.js';
import type { FormProps } from './form-props.js';

const PartsForm = lazy(async () => ({ default: (await import('../form/PartsForm.js')).PartsForm }));

/** The form of a task, new or answered before, by the kind of its answer. */
export function TaskForm(props: FormProps<AnswerDraft>) {
  const { initial } = props;
  switch (initial.kind) {
    case 'survey':
      return <SurveyForm {...props} initial={initial} />;
    case 'moral_judgment':
      return <MoralForm {...props} initial={initial} />;
    case 'form':
      return (
        <Suspense fallback={<p className="quiet">{texts.loading}</p>}>
          <PartsForm {...props} initial={initial} />
        </Suspense>
      );
  }
}

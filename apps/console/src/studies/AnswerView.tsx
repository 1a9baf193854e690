import type { JudgmentAnswer } from '@ethogram/core';
import { FormAnswerView } from './FormAnswerView.js';
import { MoralAnswer } from './MoralAnswer.js';
import type { StudyRecord } from './study.queries.js';
import { SurveyAnswerView } from './SurveyAnswerView.js';

interface AnswerViewProps {
  readonly answer: JudgmentAnswer;
  readonly study: Pick<StudyRecord, 'form' | 'instrument'>;
  /** The situation judged; null for a battery, an item, or once it is gone. */
  readonly scenarioId: string | null;
}

/** An answer of any kind, in words. */
export function AnswerView({ answer, study, scenarioId }: AnswerViewProps) {
  switch (answer.kind) {
    case 'moral_judgment':
      return <MoralAnswer answer={answer} scenarioId={scenarioId} />;
    case 'survey':
      return <SurveyAnswerView answer={answer} instrument={study.instrument} />;
    case 'form':
      return <FormAnswerView answer={answer} form={study.form} scenarioId={scenarioId} />;
  }
}

import type { JudgmentAnswer } from '@ethogram/core';
import { useEffect, useRef } from 'react';
import type { MyParticipation, PhaseTask } from '../api/participation-documents.js';
import { EMPTY_MORAL_DRAFT, EMPTY_SURVEY_DRAFT } from '../draft/draft.js';
import { draftKey, dropDraft } from '../draft/useDraft.js';
import { MoralForm } from '../moral/MoralForm.js';
import { usePerson } from '../shell/PersonContext.js';
import { SurveyForm } from '../survey/SurveyForm.js';
import { texts } from '../texts/texts.js';

const { participation } = texts;

interface PhaseTaskStepProps {
  readonly now: MyParticipation;
  readonly task: PhaseTask;
  readonly problems: readonly string[];
  readonly isBusy: boolean;
  /** Whether the answer arrived. */
  readonly onAnswer: (task: PhaseTask, answer: JudgmentAnswer, durationMs: number) => Promise<boolean>;
}

/** A training task, or a page of a survey, in the form the main part uses. */
export function PhaseTaskStep({ now, task, problems, isBusy, onAnswer }: PhaseTaskStepProps) {
  const { id: personId } = usePerson();
  const heading = useRef<HTMLHeadingElement>(null);
  const { phase, key, tryNumber, kind } = task;
  const draft = draftKey(personId, `${now.studyId}:${phase}:${tryNumber}:${key}`);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  const save = async (answer: JudgmentAnswer, durationMs: number): Promise<void> => {
    if (!isBusy && (await onAnswer(task, answer, durationMs))) await dropDraft(draft);
  };
  const common = {
    content: { ...task, taskId: key },
    draftKey: draft,
    problems,
    headingRef: heading,
    submitLabel: participation.save,
    onSubmit: (answer: JudgmentAnswer, durationMs: number) => void save(answer, durationMs),
  };
  return (
    <div data-testid="phase-task" data-phase={phase} data-place={task.place}>
      <p className="phase-title" role="status">
        <strong>
          {(phase === 'TRAINING' ? participation.training : participation.survey)(task.place, task.asked)}
        </strong>
        {phase === 'TRAINING' && <TrainingRules now={now} />}
      </p>
      {kind === 'SURVEY' ? (
        <SurveyForm {...common} initial={EMPTY_SURVEY_DRAFT} />
      ) : (
        <MoralForm {...common} initial={EMPTY_MORAL_DRAFT} />
      )}
    </div>
  );
}

function TrainingRules({ now: { tries, tryNumber, passMark } }: { readonly now: MyParticipation }) {
  return (
    <span className="quiet">
      {' '}
      {participation.trainingBody} {passMark !== null && participation.passMark(Math.round(passMark * 100))}{' '}
      {tries !== null && tries > 1 && participation.tryOf(tryNumber, tries)}
    </span>
  );
}

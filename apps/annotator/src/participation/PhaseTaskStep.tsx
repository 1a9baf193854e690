import type { JudgmentAnswer } from '@ethogram/core';
import { useEffect, useRef } from 'react';
import type { MyParticipation, PhaseTask } from '../api/participation-documents.js';
import { EMPTY_DRAFTS } from '../draft/draft.js';
import { draftKey, dropDraft } from '../draft/useDraft.js';
import { usePerson } from '../shell/PersonContext.js';
import { texts } from '../texts/texts.js';
import { TaskForm } from '../workspace/TaskForm.js';

const { participation } = texts;

interface PhaseTaskStepProps {
  readonly now: MyParticipation;
  readonly task: PhaseTask;
  readonly problems: readonly string[];
  readonly isBusy: boolean;
  readonly onGuideline: (() => void) | undefined;
  /** Whether the answer arrived. */
  readonly onAnswer: (task: PhaseTask, answer: JudgmentAnswer, durationMs: number) => Promise<boolean>;
}

/** A training task, or a page of a survey, in the form the main part uses. */
export function PhaseTaskStep({ now, task, problems, isBusy, onGuideline, onAnswer }: PhaseTaskStepProps) {
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
    initial: EMPTY_DRAFTS[kind],
    draftKey: draft,
    problems,
    headingRef: heading,
    ...(onGuideline && { onGuideline }),
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
      <TaskForm {...common} />
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

import type { JudgmentAnswer } from '@ethogram/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Assignment, MyStudy } from '../api/documents.js';
import { draftKey } from '../draft/useDraft.js';
import { GuidedColumns } from '../guidance/GuidedColumns.js';
import type { Guidance } from '../guidance/useGuidance.js';
import type { Skip } from '../outbox/outbox-state.js';
import { usePerson } from '../shell/PersonContext.js';
import { Main } from '../shell/Main.js';
import { texts } from '../texts/texts.js';
import { EMPTY_DRAFTS } from '../draft/draft.js';
import { WarningNotice } from '../studies/WarningNotice.js';
import { SkipDialog } from '../skip/SkipDialog.js';
import { stopWork } from '../skip/stop-work.js';
import { TaskForm } from './TaskForm.js';
import { TaskHeading } from './TaskHeading.js';
import { useLease } from './useLease.js';

interface TaskViewProps {
  readonly assignment: Assignment;
  /** How much is left, this one counted. */
  readonly left: number;
  readonly problems: readonly string[];
  readonly study: MyStudy | null;
  readonly guidance: Guidance;
  readonly onSubmit: (assignment: Assignment, answer: JudgmentAnswer, durationMs: number) => Promise<void>;
  readonly onSkip: (assignment: Assignment, skip: Skip) => Promise<void>;
  /** It has gone to somebody else meanwhile. */
  readonly onGone: () => void;
}

/** One task: its heading and the form of its kind. */
export function TaskView(props: TaskViewProps) {
  const { assignment, left, problems, study, guidance, onSubmit, onSkip, onGone } = props;
  const { id: personId } = usePerson();
  const [isSkipOpen, setSkipOpen] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useLease(assignment, onGone);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  const submit = useCallback(
    (answer: JudgmentAnswer, durationMs: number) => void onSubmit(assignment, answer, durationMs),
    [assignment, onSubmit],
  );
  const common = {
    content: assignment,
    initial: EMPTY_DRAFTS[assignment.kind],
    draftKey: draftKey(personId, assignment.taskId),
    problems,
    headingRef: heading,
    submitLabel: texts.work.submit,
    onSubmit: submit,
    onGuideline: guidance.toggle,
    onSkip: () => setSkipOpen(true),
  };
  return (
    <Main
      title={study?.name ?? texts.studies.kind[assignment.kind]}
      className="work"
      data-testid="task"
      data-task-id={assignment.taskId}
    >
      <TaskHeading assignment={assignment} left={left} study={study} guidance={guidance} />
      {study && <WarningNotice study={study} />}
      <GuidedColumns guidance={guidance}>
        <TaskForm {...common} />
      </GuidedColumns>
      <SkipDialog
        isOpen={isSkipOpen}
        onClose={() => setSkipOpen(false)}
        onSkip={(skip) => void onSkip(assignment, skip)}
        onStop={() => void stopWork(personId, assignment.studyId)}
      />
    </Main>
  );
}

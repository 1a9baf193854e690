import { type JudgmentAnswer, parseJudgmentAnswer } from '@ethogram/core';
import { useEffect } from 'react';
import type { MyJudgment } from '../api/documents.js';
import { draftOfAnswer } from '../draft/draft.js';
import { GuidanceToggle } from '../guidance/GuidanceToggle.js';
import { GuidedColumns } from '../guidance/GuidedColumns.js';
import { useGuidance } from '../guidance/useGuidance.js';
import { goTo, Link } from '../routing/useRoute.js';
import { Message } from '../shell/Message.js';
import { studyOf, useStudies } from '../studies/useStudies.js';
import { Main } from '../shell/Main.js';
import { texts } from '../texts/texts.js';
import { TaskForm } from '../workspace/TaskForm.js';
import { AnswersFailure } from './AnswersFailure.js';
import { useMyJudgments } from './useMyJudgments.js';
import { useSaveChange } from './useSaveChange.js';

interface ChangePageProps {
  readonly studyId: string;
  readonly taskId: string;
}

/** An earlier answer in the form it was given in. Saving appends a revision; the earlier one stays on record. */
export function ChangePage({ studyId, taskId }: ChangePageProps) {
  const answers = useMyJudgments(studyId);
  if (answers.state === 'loading') return <Message title={texts.loading} isQuiet />;
  if (answers.state === 'failed') return <AnswersFailure error={answers.error} onRetry={answers.reload} />;
  const judgment = answers.data.find((candidate) => candidate.taskId === taskId);
  const parsed = parseJudgmentAnswer(judgment?.answer);
  if (!judgment || !parsed.ok) {
    return (
      <Message title={texts.answers.gone}>
        <Link className="button" to={{ page: 'answers', studyId }}>
          {texts.answers.title}
        </Link>
      </Message>
    );
  }
  return <ChangeForm judgment={judgment} answer={parsed.answer} studyId={studyId} />;
}

interface ChangeFormProps {
  readonly judgment: MyJudgment;
  readonly answer: JudgmentAnswer;
  readonly studyId: string;
}

function ChangeForm({ judgment, answer, studyId }: ChangeFormProps) {
  const { draftKey, save } = useSaveChange(studyId, judgment, () => goTo({ page: 'answers', studyId }));
  const studies = useStudies();
  const guidance = useGuidance(studyOf(studies, studyId));
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  const common = {
    content: judgment,
    draftKey,
    initial: draftOfAnswer(answer),
    problems: [],
    submitLabel: texts.work.saveRevision,
    onGuideline: guidance.toggle,
    onSubmit: (changed: JudgmentAnswer) => void save(changed),
  };
  return (
    <Main title={texts.answers.changing} className="work" data-testid="change">
      <div className="task-heading">
        <nav aria-label={texts.studies.title} className="crumbs">
          <Link to={{ page: 'studies' }}>{texts.work.back}</Link>
          <span aria-hidden="true">/</span>
          <Link to={{ page: 'answers', studyId }}>{texts.answers.title}</Link>
          <span aria-hidden="true">/</span>
          <span className="crumb-here">{texts.answers.changing}</span>
        </nav>
        <GuidanceToggle guidance={guidance} />
      </div>
      <GuidedColumns guidance={guidance}>
        <TaskForm {...common} />
      </GuidedColumns>
    </Main>
  );
}

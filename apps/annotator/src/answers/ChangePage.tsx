import { type JudgmentAnswer, newId, parseJudgmentAnswer, SystemClock } from '@ethogram/core';
import { useEffect } from 'react';
import type { MyJudgment } from '../api/documents.js';
import { draftOfAnswer } from '../draft/draft.js';
import { draftKey, dropDraft } from '../draft/useDraft.js';
import { MoralForm } from '../moral/MoralForm.js';
import { useOutbox } from '../outbox/OutboxContext.js';
import { goTo, Link } from '../routing/useRoute.js';
import { Failure } from '../shell/Failure.js';
import { Message } from '../shell/Message.js';
import { usePerson } from '../shell/PersonContext.js';
import { SurveyForm } from '../survey/SurveyForm.js';
import { Main } from '../shell/Main.js';
import { texts } from '../texts/texts.js';
import { useMyJudgments } from './useMyJudgments.js';

const clock = new SystemClock();

interface ChangePageProps {
  readonly studyId: string;
  readonly taskId: string;
}

/** An earlier answer in the form it was given in. Saving appends a revision; the earlier one stays on record. */
export function ChangePage({ studyId, taskId }: ChangePageProps) {
  const answers = useMyJudgments(studyId);
  if (answers.state === 'loading') return <Message title={texts.loading} isQuiet />;
  if (answers.state === 'failed') return <Failure error={answers.error} onRetry={answers.reload} />;
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
  const { id: personId, displayName: personName } = usePerson();
  const outbox = useOutbox();
  const { taskId, scenario } = judgment;
  const key = `${draftKey(personId, taskId)}:change`;
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  const save = async (changed: JudgmentAnswer): Promise<void> => {
    const title = scenario?.title ?? texts.studies.kind.SURVEY;
    await outbox.add({
      key: newId(clock),
      personId,
      personName,
      studyId,
      taskId,
      title,
      answer: changed,
      claim: null,
      savedAt: clock.now().getTime(),
    });
    await dropDraft(key);
    goTo({ page: 'answers', studyId });
  };
  const draft = draftOfAnswer(answer);
  const common = {
    content: judgment,
    draftKey: key,
    problems: [],
    submitLabel: texts.work.saveRevision,
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
      </div>
      {draft.kind === 'survey' ? (
        <SurveyForm {...common} initial={draft} />
      ) : (
        <MoralForm {...common} initial={draft} />
      )}
    </Main>
  );
}

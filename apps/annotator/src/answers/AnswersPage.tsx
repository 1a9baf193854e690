import { parseJudgmentAnswer } from '@ethogram/core';
import { useEffect } from 'react';
import type { MyJudgment } from '../api/documents.js';
import { useOutbox, useOutboxState } from '../outbox/OutboxContext.js';
import { Link } from '../routing/useRoute.js';
import { Message } from '../shell/Message.js';
import { Main } from '../shell/Main.js';
import { formats, texts } from '../texts/texts.js';
import { titleOfTask } from '../workspace/task-title.js';
import { AnswersFailure } from './AnswersFailure.js';
import { AnswerSummary } from './AnswerSummary.js';
import { useMyJudgments } from './useMyJudgments.js';

/** What the person has answered in a study, with a way to change each. */
export function AnswersPage({ studyId }: { readonly studyId: string }) {
  const answers = useMyJudgments(studyId);
  const { reload } = answers;
  const outbox = useOutbox();
  const { entries } = useOutboxState();
  useEffect(() => outbox.onDelivery(() => void reload()), [outbox, reload]);
  if (answers.state === 'loading') return <Message title={texts.loading} isQuiet />;
  if (answers.state === 'failed') return <AnswersFailure error={answers.error} onRetry={reload} />;
  const waiting = new Set(entries.map((entry) => entry.taskId));
  return (
    <Main title={texts.answers.title} className="page" data-testid="answers">
      <nav aria-label={texts.studies.title} className="crumbs">
        <Link to={{ page: 'studies' }}>{texts.work.back}</Link>
        <span aria-hidden="true">/</span>
        <Link to={{ page: 'work', studyId }}>{texts.studies.goOn}</Link>
      </nav>
      <h1>{texts.answers.title}</h1>
      {answers.data.length === 0 && <p className="quiet">{texts.answers.emptyBody}</p>}
      <ul className="answers">
        {answers.data.map((judgment) => (
          <AnswerLine
            key={judgment.taskId}
            judgment={judgment}
            studyId={studyId}
            isWaiting={waiting.has(judgment.taskId)}
          />
        ))}
      </ul>
    </Main>
  );
}

interface AnswerLineProps {
  readonly judgment: MyJudgment;
  readonly studyId: string;
  readonly isWaiting: boolean;
}

function AnswerLine({ judgment, studyId, isWaiting }: AnswerLineProps) {
  const { taskId, submittedAt, answer, definition, scenario } = judgment;
  const parsed = parseJudgmentAnswer(answer);
  const title = titleOfTask(judgment);
  return (
    <li className="answer" data-testid="answer">
      <div>
        <h2 dir="auto" lang={scenario?.language ?? undefined}>
          {title}
        </h2>
        {parsed.ok && <AnswerSummary answer={parsed.answer} definition={definition} />}
        <p className="quiet">
          <time dateTime={submittedAt}>{formats.dateTime(new Date(submittedAt))}</time>
          {isWaiting && ` · ${texts.answers.waiting}`}
        </p>
      </div>
      <Link
        className="button-quiet"
        to={{ page: 'change', studyId, taskId }}
        aria-label={`${texts.answers.change}: ${title}`}
      >
        {texts.answers.change}
      </Link>
    </li>
  );
}

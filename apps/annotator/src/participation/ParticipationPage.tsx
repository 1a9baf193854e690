import { useEffect } from 'react';
import type { MyParticipation } from '../api/participation-documents.js';
import { GuidanceToggle } from '../guidance/GuidanceToggle.js';
import { GuidedColumns } from '../guidance/GuidedColumns.js';
import { useGuidance } from '../guidance/useGuidance.js';
import { Link } from '../routing/useRoute.js';
import { Failure } from '../shell/Failure.js';
import { Main } from '../shell/Main.js';
import { Message } from '../shell/Message.js';
import { studyOf, useStudies } from '../studies/useStudies.js';
import { texts } from '../texts/texts.js';
import { ConsentStep } from './ConsentStep.js';
import { EndStep } from './EndStep.js';
import { FeedbackStep } from './FeedbackStep.js';
import { LeaveStudy } from './LeaveStudy.js';
import { PhaseTaskStep } from './PhaseTaskStep.js';
import { Steps } from './Steps.js';
import { type ParticipationHandle, useParticipation } from './useParticipation.js';

interface ParticipationPageProps {
  readonly studyId: string;
  /** It is the turn of the main part; without it, the page says so and links there. */
  readonly onMain?: () => void;
}

/** The steps of a study before and after the work. */
export function ParticipationPage({ studyId, onMain }: ParticipationPageProps) {
  const handle = useParticipation(studyId);
  const { loaded, now, shown, notice } = handle;
  const guidance = useGuidance(studyOf(useStudies(), studyId));
  const isMain = now?.phase === 'MAIN' && !shown;
  useEffect(() => {
    if (isMain) onMain?.();
  }, [isMain, onMain]);
  if (loaded.state === 'failed' && !now) return <Failure error={loaded.error} onRetry={loaded.reload} />;
  if (!now || (isMain && onMain)) {
    const isPlain = loaded.state === 'ready' && !now;
    return <Message title={isPlain ? texts.notFound.title : texts.loading} isQuiet={!isPlain} />;
  }
  const isOver = now.phase === 'WITHDRAWN';
  return (
    <Main title={now.studyName} className="work participation" data-testid="participation">
      <div className="task-heading">
        <nav aria-label={texts.studies.title} className="crumbs">
          <Link to={{ page: 'studies' }}>{texts.work.back}</Link>
          <span aria-hidden="true">/</span>
          <span className="crumb-here" dir="auto">
            {now.studyName}
          </span>
        </nav>
        <Steps steps={now.steps} />
        {now.phase === 'TRAINING' && <GuidanceToggle guidance={guidance} />}
      </div>
      <p role="alert" className="skip-missing">
        {notice}
      </p>
      {now.phase === 'TRAINING' ? (
        <GuidedColumns guidance={guidance}>
          <Step handle={handle} now={now} onGuideline={guidance.toggle} />
        </GuidedColumns>
      ) : (
        <Step handle={handle} now={now} />
      )}
      {!isOver && (
        <div className="participation-foot">
          <LeaveStudy now={now} onLeave={handle.withdraw} />
        </div>
      )}
    </Main>
  );
}

interface StepProps {
  readonly handle: ParticipationHandle;
  readonly now: MyParticipation;
  /** In the training, which shows what the guideline means. */
  readonly onGuideline?: () => void;
}

function Step({ handle, now, onGuideline }: StepProps) {
  const { shown, problems, isBusy, accept, answer, goOn } = handle;
  if (shown) return <FeedbackStep key={shown.before.task?.key} shown={shown} onGoOn={goOn} />;
  const { phase, task } = now;
  if (phase === 'CONSENT')
    return (
      <ConsentStep
        key={now.consent?.version}
        now={now}
        isBusy={isBusy}
        onAccept={(version) => void accept(version)}
      />
    );
  if (task)
    return (
      <PhaseTaskStep
        key={`${task.phase} ${task.tryNumber} ${task.key}`}
        now={now}
        task={task}
        problems={problems}
        isBusy={isBusy}
        onGuideline={onGuideline}
        onAnswer={answer}
      />
    );
  if (phase === 'MAIN')
    return (
      <section className="ending">
        <h1 tabIndex={-1}>{texts.participation.mainTitle}</h1>
        <div className="message-actions">
          <Link className="button" to={{ page: 'work', studyId: now.studyId }}>
            {texts.participation.toMain}
          </Link>
        </div>
      </section>
    );
  return <EndStep now={now} />;
}

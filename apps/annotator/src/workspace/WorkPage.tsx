import { lazy, Suspense } from 'react';
import { useGuidance } from '../guidance/useGuidance.js';
import { useOutboxState } from '../outbox/OutboxContext.js';
import { waitingEntries } from '../outbox/outbox-state.js';
import { Link } from '../routing/useRoute.js';
import { Failure } from '../shell/Failure.js';
import { Message } from '../shell/Message.js';
import { studyOf, useStudies } from '../studies/useStudies.js';
import { texts } from '../texts/texts.js';
import { TaskView } from './TaskView.js';
import { useWork, type Work } from './useWork.js';
import type { WorkState } from './work-state.js';

const ParticipationPage = lazy(async () => ({
  default: (await import('../participation/ParticipationPage.js')).ParticipationPage,
}));

const SuggestionPage = lazy(async () => ({
  default: (await import('../suggestion/SuggestionPage.js')).SuggestionPage,
}));

/** The labelling workspace of one study. */
export function WorkPage({ studyId }: { readonly studyId: string }) {
  const work = useWork(studyId);
  const { state, left } = work;
  const isNext = state.at === 'task' && state.isNext;
  return (
    <>
      {/* It stays while tasks come and go, or it would not be read out. The number makes each time a new one. */}
      <p className="visually-hidden" role="status" data-testid="announcement">
        {isNext ? texts.work.savedNext(left ?? state.assignment.remainingForMe) : ''}
      </p>
      <WorkContent work={work} studyId={studyId} />
    </>
  );
}

function WorkContent({ work, studyId }: { readonly work: Work; readonly studyId: string }) {
  const { state, left, reload, submit, goOn, skip, giveUp } = work;
  const studies = useStudies();
  const study = studyOf(studies, studyId);
  const guidance = useGuidance(study);
  switch (state.at) {
    case 'loading':
      return <Message title={texts.loading} isQuiet />;
    case 'failed':
      return <Failure error={state.error} onRetry={reload} />;
    case 'store-full':
      return (
        <Message title={texts.store.noRoomTitle} body={texts.store.noRoomBody} testId="store-full">
          <button type="button" className="button" onClick={() => void reload()}>
            {texts.tryAgain}
          </button>
        </Message>
      );
    case 'sending':
      return <Sending />;
    case 'suggestion':
      return (
        <Suspense fallback={<Message title={texts.loading} isQuiet />}>
          <SuggestionPage key={state.suggested.id} suggested={state.suggested} onSettled={goOn} />
        </Suspense>
      );
    case 'nothing':
      return <Nothing state={state} studyId={studyId} onRetry={reload} />;
    case 'phase':
      return (
        <Suspense fallback={<Message title={texts.loading} isQuiet />}>
          <ParticipationPage studyId={studyId} onMain={reload} />
        </Suspense>
      );
    case 'closed':
      return <Closed state={state} studyId={studyId} />;
    case 'task':
      return (
        <TaskView
          key={`${state.assignment.slotId} ${state.assignment.claimToken}`}
          assignment={state.assignment}
          left={left ?? state.assignment.remainingForMe}
          problems={state.problems}
          study={study ?? null}
          guidance={guidance}
          // Before it is known whether the study shows any, waiting a moment for one does no harm.
          onSubmit={(assignment, answer, durationMs) =>
            submit(assignment, answer, durationMs, study?.showsSuggestions ?? studies.state === 'loading')
          }
          onSkip={skip}
          onGone={giveUp}
        />
      );
  }
}

/** All at hand is answered: nothing for a moment, then what is happening to the answers. */
function Sending() {
  const state = useOutboxState();
  const waiting = waitingEntries(state).length;
  if (state.connection === 'ok') return <Message title={texts.work.sending} isQuiet testId="sending" />;
  const isLost = state.connection !== 'signed-out';
  return (
    <Message
      title={isLost ? texts.offline.usedUp : texts.work.waitingTitle}
      body={isLost ? texts.offline.usedUpBody(waiting) : texts.work.waitingSignedOut}
      testId="answer-waiting"
    >
      <Link className="button-quiet" to={{ page: 'studies' }}>
        {texts.work.toStudies}
      </Link>
    </Message>
  );
}

interface NothingProps {
  readonly state: Extract<WorkState, { at: 'nothing' }>;
  readonly studyId: string;
  readonly onRetry: () => Promise<void>;
}

function Nothing({ state: { done, heldByOthers }, studyId, onRetry }: NothingProps) {
  if (heldByOthers > 0)
    return (
      <Message
        title={texts.work.heldTitle}
        body={texts.work.heldByOthers(heldByOthers)}
        testId="held-by-others"
      >
        <button type="button" className="button" onClick={() => void onRetry()}>
          {texts.tryAgain}
        </button>
        <WaysOn studyId={studyId} />
      </Message>
    );
  const body = done > 0 ? texts.work.nothingBody(done) : texts.work.nothingNone;
  return (
    <Message title={texts.work.nothingTitle} body={body} testId="nothing-left">
      <WaysOn studyId={studyId} />
    </Message>
  );
}

const CLOSED = {
  DRAFT: [texts.work.draftTitle, texts.work.draftBody],
  CLOSED: [texts.work.closedTitle, texts.work.closedBody],
  NOT_PERMITTED_BY_SOURCE: [texts.work.notPermittedTitle, texts.work.notPermittedBody],
  PAUSED: [texts.work.pausedTitle, texts.work.pausedBody],
  NOT_PERMITTED: [texts.work.notPermittedTitle, texts.work.notPermittedBody],
} as const;

function Closed({
  state,
  studyId,
}: {
  readonly state: Extract<WorkState, { at: 'closed' }>;
  readonly studyId: string;
}) {
  const [title, body] = CLOSED[state.reason];
  return (
    <Message title={title} body={body} testId="study-closed">
      <WaysOn studyId={studyId} />
    </Message>
  );
}

function WaysOn({ studyId }: { readonly studyId: string }) {
  return (
    <>
      <Link className="button" to={{ page: 'studies' }}>
        {texts.work.toStudies}
      </Link>
      <Link className="button-quiet" to={{ page: 'answers', studyId }}>
        {texts.studies.answers}
      </Link>
    </>
  );
}

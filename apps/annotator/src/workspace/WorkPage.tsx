import { request } from '@ethogram/web';
import { useCallback } from 'react';
import { MY_STUDIES } from '../api/documents.js';
import { useOutboxState } from '../outbox/OutboxContext.js';
import { Link } from '../routing/useRoute.js';
import { Failure } from '../shell/Failure.js';
import { Message } from '../shell/Message.js';
import { useLoaded } from '../studies/useLoaded.js';
import { texts } from '../texts/texts.js';
import { TaskView } from './TaskView.js';
import { useWork } from './useWork.js';

/** The labelling workspace of one study. */
export function WorkPage({ studyId }: { readonly studyId: string }) {
  const { state, reload, submit } = useWork(studyId);
  const study = useLoaded(
    useCallback(
      async () => (await request(MY_STUDIES)).myStudies.find(({ id }) => id === studyId) ?? null,
      [studyId],
    ),
  );
  const details = study.state === 'ready' ? study.data : null;
  switch (state.at) {
    case 'loading':
      return <Message title={texts.loading} isQuiet />;
    case 'failed':
      return <Failure error={state.error} onRetry={reload} />;
    case 'sending':
      return <Sending />;
    case 'nothing':
      return (
        <Message
          title={texts.work.nothingTitle}
          body={state.done > 0 ? texts.work.nothingBody(state.done) : texts.work.nothingNone}
          testId="nothing-left"
        >
          <WaysOn studyId={studyId} />
        </Message>
      );
    case 'closed':
      return (
        <Message title={texts.work.closedTitle} body={state.message} testId="study-closed">
          <WaysOn studyId={studyId} />
        </Message>
      );
    case 'task':
      return (
        <TaskView
          key={`${state.assignment.slotId} ${state.assignment.claimToken}`}
          assignment={state.assignment}
          problems={state.problems}
          isNext={state.isNext}
          study={details}
          onSubmit={submit}
          onLost={reload}
        />
      );
  }
}

/** Between saving and the next task: nothing for a moment, then what is happening to the answer. */
function Sending() {
  const { connection } = useOutboxState();
  if (connection === 'ok') return <Message title={texts.work.sending} isQuiet testId="sending" />;
  const body = connection === 'lost' ? texts.work.waitingLost : texts.work.waitingSignedOut;
  return (
    <Message title={texts.work.waitingTitle} body={body} testId="answer-waiting">
      <Link className="button-quiet" to={{ page: 'studies' }}>
        {texts.work.toStudies}
      </Link>
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

import type { RequestError } from '@ethogram/web';
import { useOutboxState } from '../outbox/OutboxContext.js';
import { waitingEntries } from '../outbox/outbox-state.js';
import { Link } from '../routing/useRoute.js';
import { Failure } from '../shell/Failure.js';
import { Message } from '../shell/Message.js';
import { texts } from '../texts/texts.js';

interface AnswersFailureProps {
  readonly error: RequestError;
  readonly onRetry: () => Promise<void>;
}

/** Saved answers are on the server: without a connection they cannot be shown, and nothing is wrong with them. */
export function AnswersFailure({ error, onRetry }: AnswersFailureProps) {
  const waiting = waitingEntries(useOutboxState()).length;
  if (error.code !== 'OFFLINE') return <Failure error={error} onRetry={onRetry} />;
  return (
    <Message
      title={texts.answers.offlineTitle}
      body={texts.answers.offlineBody(waiting)}
      testId="answers-offline"
    >
      <button type="button" className="button" onClick={() => void onRetry()}>
        {texts.tryAgain}
      </button>
      <Link className="button-quiet" to={{ page: 'studies' }}>
        {texts.work.toStudies}
      </Link>
    </Message>
  );
}

import type { RequestError } from '@ethogram/web';
import { Link } from '../routing/useRoute.js';
import { requestSentence } from '../texts/request-sentence.js';
import { texts } from '../texts/texts.js';
import { Message } from './Message.js';

/** A page that could not be shown, why, and the ways on. */
export function Failure({
  error,
  onRetry,
}: {
  readonly error: RequestError;
  readonly onRetry: () => Promise<void>;
}) {
  const isPassing = error.isPassing || error.code === 'NOT_SIGNED_IN';
  return (
    <Message
      title={requestSentence(error)}
      {...(error.isPassing ? { body: texts.failed.body } : {})}
      testId="failure"
    >
      {isPassing && (
        <button type="button" className="button" onClick={() => void onRetry()}>
          {texts.tryAgain}
        </button>
      )}
      <Link className="button-quiet" to={{ page: 'studies' }}>
        {texts.work.toStudies}
      </Link>
    </Message>
  );
}

import { useOutbox, useOutboxState } from '../outbox/OutboxContext.js';
import { refusedEntries, waitingEntries } from '../outbox/outbox-state.js';
import { usePerson } from './PersonContext.js';
import { texts } from '../texts/texts.js';

/** Lost connection, ended session, refused answers: what is wrong and what becomes of the work. */
export function ConnectionBanner() {
  const outbox = useOutbox();
  const state = useOutboxState();
  const waiting = waitingEntries(state).length;
  const { displayName } = usePerson();
  return (
    <div aria-live="polite">
      {state.connection === 'lost' && (
        <p className="banner" data-testid="banner-lost">
          <span>{texts.outbox.lost(waiting)}</span>
          <button type="button" className="button-quiet" onClick={() => void outbox.flush()}>
            {texts.tryAgain}
          </button>
        </p>
      )}
      {state.connection === 'signed-out' && (
        <p className="banner" data-testid="banner-signed-out">
          <span>{texts.outbox.signedOut(waiting, displayName)}</span>
        </p>
      )}
      {refusedEntries(state).map((entry) => (
        <p key={entry.key} className="banner banner-refused" data-testid="banner-refused">
          <span>{texts.outbox.refusedBody(entry.title)}</span>
          <button type="button" className="button-quiet" onClick={() => void outbox.discard(entry.key)}>
            {texts.outbox.discard}
          </button>
        </p>
      ))}
    </div>
  );
}

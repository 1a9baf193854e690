import { useOutbox, useOutboxState } from '../outbox/OutboxContext.js';
import { type OutboxEntry, refusedEntries, waitingEntries } from '../outbox/outbox-state.js';
import { texts } from '../texts/texts.js';
import { usePerson } from './PersonContext.js';

/** Lost connection, a server in trouble, ended session, refused answers: what is wrong and what becomes of the work. */
export function ConnectionBanner() {
  const outbox = useOutbox();
  const state = useOutboxState();
  const waiting = waitingEntries(state).length;
  const { displayName } = usePerson();
  return (
    <div aria-live="polite">
      {(state.connection === 'lost' || state.connection === 'unavailable') && (
        <div className="banner" data-testid={`banner-${state.connection}`}>
          <p>{texts.outbox[state.connection](waiting)}</p>
          <button type="button" className="button-quiet" onClick={() => void outbox.flush()}>
            {texts.tryAgain}
          </button>
        </div>
      )}
      {state.connection === 'signed-out' && (
        <div className="banner" data-testid="banner-signed-out">
          <p>{texts.outbox.signedOut(waiting, displayName)}</p>
        </div>
      )}
      <Refused entries={refusedEntries(state)} />
    </div>
  );
}

/** What the server will never take, by the reason why; it stays here until the person lets it go. */
function Refused({ entries }: { readonly entries: readonly OutboxEntry[] }) {
  const outbox = useOutbox();
  const reasons = [...new Set(entries.map(({ refusal = 'other' }) => refusal))];
  return reasons.map((reason) => {
    const own = entries.filter(({ refusal = 'other' }) => refusal === reason);
    const [first] = own;
    const what =
      own.length === 1 && first
        ? texts.outbox.refusedBody(first.title)
        : texts.outbox.refusedMany(own.length);
    return (
      <div key={reason} className="banner banner-refused" data-testid="banner-refused">
        <p>
          {what} {texts.outbox.reasons[reason]}
        </p>
        <button
          type="button"
          className="button-quiet"
          onClick={() => void Promise.all(own.map(({ key }) => outbox.discard(key)))}
        >
          {texts.outbox.discard}
        </button>
      </div>
    );
  });
}

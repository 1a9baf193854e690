import { useOutboxState } from '../outbox/OutboxContext.js';
import { type OutboxState, refusedEntries, waitingEntries } from '../outbox/outbox-state.js';
import { texts } from '../texts/texts.js';

type BadgeState = 'reading' | 'saved' | 'sending' | 'waiting' | 'refused';

/** Says at all times whether everything has arrived at the server. */
export function OutboxBadge() {
  const state = useOutboxState();
  const badge = badgeOf(state);
  return (
    <span
      className={`badge badge-${badge.state}`}
      role="status"
      data-testid="outbox-state"
      data-state={badge.state}
    >
      <span className="badge-dot" aria-hidden="true" />
      {badge.text}
    </span>
  );
}

function badgeOf(state: OutboxState): { state: BadgeState; text: string } {
  const refused = refusedEntries(state).length;
  const waiting = waitingEntries(state).length;
  if (waiting > 0 && (state.failures > 0 || !state.sending))
    return { state: 'waiting', text: texts.outbox.waiting(waiting) };
  if (waiting > 0) return { state: 'sending', text: texts.outbox.sending };
  if (refused > 0) return { state: 'refused', text: texts.outbox.refused(refused) };
  if (!state.isRead) return { state: 'reading', text: texts.outbox.reading };
  return { state: 'saved', text: texts.outbox.saved };
}

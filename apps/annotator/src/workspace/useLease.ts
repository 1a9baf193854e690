import { request, toRequestError } from '@ethogram/web';
import { useEffect } from 'react';
import { type Assignment, RENEW_CLAIMS } from '../api/documents.js';
import type { Outbox } from '../outbox/outbox.js';
import { useOutbox } from '../outbox/OutboxContext.js';
import { waitingEntries } from '../outbox/outbox-state.js';
import { usePerson } from '../shell/PersonContext.js';
import { noteFailure } from '../studies/useLoaded.js';
import { dropUpcoming, readUpcoming } from '../upcoming/upcoming-store.js';
import { renewalInterval } from './renewal-interval.js';

/**
 * Keeps everything the person holds of a study theirs while they work on one task of it; `onGone` when that one has gone
 * to somebody else meanwhile.
 */
export function useLease({ studyId, leaseUntil, claimToken }: Assignment, onGone: () => void): void {
  const outbox = useOutbox();
  const { id: personId } = usePerson();
  useEffect(() => {
    let isActive = false;
    const note = (): void => {
      isActive = true;
    };
    const renew = async (): Promise<void> => {
      if (!isActive) return;
      isActive = false;
      try {
        const gone = await renewAll(outbox, personId, studyId);
        outbox.noteConnection('ok');
        if (gone.has(claimToken)) onGone();
      } catch (thrown) {
        noteFailure(outbox, toRequestError(thrown));
      }
    };
    const timer = setInterval(() => void renew(), renewalInterval(Date.parse(leaseUntil) - Date.now()));
    const signs = ['keydown', 'pointerdown', 'scroll', 'input'] as const;
    for (const sign of signs) document.addEventListener(sign, note, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) document.removeEventListener(sign, note);
    };
  }, [studyId, claimToken, leaseUntil, onGone, outbox, personId]);
}

/** Renews what lies ready and what is answered but not sent; returns the tokens of what has gone. */
async function renewAll(outbox: Outbox, personId: string, studyId: string): Promise<ReadonlySet<string>> {
  const tasks = await readUpcoming(personId, studyId);
  const answered = waitingEntries(outbox.snapshot()).flatMap((entry) =>
    entry.studyId === studyId && entry.claim ? [entry.claim] : [],
  );
  const claims = [...tasks.map(({ assignment }) => assignment), ...answered].map(
    ({ slotId, claimToken }) => ({ slotId, claimToken }),
  );
  const { renewClaims } = await request(RENEW_CLAIMS, { studyId, claims }, { asPerson: personId });
  const kept = new Set(renewClaims);
  const gone = tasks.filter(({ assignment }) => !kept.has(assignment.slotId));
  if (gone.length > 0) await dropUpcoming(gone);
  return new Set(gone.map(({ assignment }) => assignment.claimToken));
}

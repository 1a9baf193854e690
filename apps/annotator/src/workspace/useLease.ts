import { request, toRequestError } from '@ethogram/web';
import { useEffect } from 'react';
import { type Assignment, RENEW } from '../api/documents.js';
import { useOutbox } from '../outbox/OutboxContext.js';
import { noteFailure } from '../studies/useLoaded.js';
import { renewalInterval } from './renewal-interval.js';

/** Keeps a claim alive while the person works on it; `onLost` when the task has gone to somebody else meanwhile. */
export function useLease({ slotId, claimToken, leaseUntil }: Assignment, onLost: () => Promise<void>): void {
  const outbox = useOutbox();
  useEffect(() => {
    let isActive = false;
    const note = (): void => {
      isActive = true;
    };
    const renew = async (): Promise<void> => {
      if (!isActive) return;
      isActive = false;
      try {
        const { renewClaim } = await request(RENEW, { slotId, claimToken });
        outbox.noteConnection('ok');
        if (!renewClaim) await onLost();
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
  }, [slotId, claimToken, leaseUntil, onLost, outbox]);
}

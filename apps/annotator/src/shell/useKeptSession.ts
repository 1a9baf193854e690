import { fetchMe, type Me, type RequestError, signOut, toRequestError } from '@ethogram/web';
import { useCallback, useEffect, useState } from 'react';
import { studiesName } from '../studies/useStudies.js';
import { forget, keep, readKept } from '../upcoming/kept.js';
import { giveBack } from '../upcoming/supply.js';
import { dropUpcoming, readUpcoming } from '../upcoming/upcoming-store.js';

export type KeptSession =
  | { readonly state: 'loading' }
  /** `last`: who was signed in here last and has not signed out. */
  | { readonly state: 'signed-out'; readonly last: Me | null }
  | { readonly state: 'signed-in'; readonly me: Me }
  | { readonly state: 'failed'; readonly error: RequestError }
  /** The browser keeps nothing, so no answer would be safe. */
  | { readonly state: 'no-store' };

export interface KeptSessionActions {
  readonly refresh: () => Promise<void>;
  /** Gives back what was reserved, ends the session, and forgets what was kept for the person but unsent answers. */
  readonly signOut: () => Promise<void>;
}

const LAST = 'me';

/**
 * The session of this browser. Without a connection it is that of the person who was signed in last, so that work goes
 * on after a reload; nothing is sent under their name until the server knows them.
 */
export function useKeptSession(): KeptSession & KeptSessionActions {
  const [session, setSession] = useState<KeptSession>({ state: 'loading' });
  const refresh = useCallback(async () => {
    const found = await findSession();
    setSession((now) => {
      // An ended session leaves the work on the screen; the banner says what to do.
      if (found.state === 'signed-out' && now.state === 'signed-in') return now;
      return found.state === 'signed-in' && now.state === 'signed-in' && found.me.id === now.me.id
        ? now
        : found;
    });
  }, []);
  const leave = useCallback(async () => {
    if (session.state !== 'signed-in') return;
    const { id } = session.me;
    // What cannot be given back now is anybody's when its time runs out.
    await giveBack(id).catch(toRequestError);
    await signOut();
    await dropUpcoming(await readUpcoming(id));
    await Promise.all([forget(LAST), forget(studiesName(id))]);
    setSession({ state: 'signed-out', last: null });
  }, [session]);
  useEffect(() => {
    const check = (): void => void refresh();
    check();
    window.addEventListener('focus', check);
    window.addEventListener('online', check);
    return () => {
      window.removeEventListener('focus', check);
      window.removeEventListener('online', check);
    };
  }, [refresh]);
  return { ...session, refresh, signOut: leave };
}

async function findSession(): Promise<KeptSession> {
  let last: Me | null;
  try {
    last = (await readKept<Me>(LAST)) ?? null;
  } catch {
    return { state: 'no-store' };
  }
  try {
    const me = await fetchMe();
    if (!me) return { state: 'signed-out', last };
    await keep(LAST, me);
    return { state: 'signed-in', me };
  } catch (thrown) {
    const error = toRequestError(thrown);
    return error.isPassing && last ? { state: 'signed-in', me: last } : { state: 'failed', error };
  }
}

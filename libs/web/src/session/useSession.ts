import { useCallback, useEffect, useState } from 'react';
import { type RequestError, toRequestError } from '../graphql/request-error.js';
import { fetchMe, type Me, signOut } from './session.js';

export type Session =
  | { readonly state: 'loading' }
  | { readonly state: 'signed-out' }
  | { readonly state: 'signed-in'; readonly me: Me }
  | { readonly state: 'failed'; readonly error: RequestError };

export interface SessionActions {
  /** Asks the server again, for instance after a NOT_SIGNED_IN or when the window is looked at again. */
  readonly refresh: () => Promise<void>;
  readonly signOut: () => Promise<void>;
}

/** The session of this browser, asked once when the component appears. */
export function useSession(): Session & SessionActions {
  const [session, setSession] = useState<Session>({ state: 'loading' });
  const refresh = useCallback(async () => {
    try {
      const me = await fetchMe();
      setSession(me ? { state: 'signed-in', me } : { state: 'signed-out' });
    } catch (error) {
      setSession({ state: 'failed', error: toRequestError(error) });
    }
  }, []);
  const leave = useCallback(async () => {
    await signOut();
    setSession({ state: 'signed-out' });
  }, []);
  useEffect(() => void refresh(), [refresh]);
  return { ...session, refresh, signOut: leave };
}

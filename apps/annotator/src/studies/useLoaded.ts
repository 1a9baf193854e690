import { type RequestError, toRequestError } from '@ethogram/web';
import { useCallback, useEffect, useState } from 'react';
import { failureOf } from '../outbox/failure-of.js';
import { useOutbox } from '../outbox/OutboxContext.js';

export type Loaded<Data> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly data: Data }
  | { readonly state: 'failed'; readonly error: RequestError };

/**
 * Data read once the page appears, on `reload`, and when the browser is back online; tells the rest of the app how the
 * connection is. Data with `isStale` are what was known last, because the server could not be asked.
 */
export function useLoaded<Data>(
  load: () => Promise<Data>,
): Loaded<Data> & { readonly reload: () => Promise<void> } {
  const [loaded, setLoaded] = useState<Loaded<Data>>({ state: 'loading' });
  const outbox = useOutbox();
  const reload = useCallback(async () => {
    try {
      const data = await load();
      setLoaded({ state: 'ready', data });
      outbox.noteConnection(isStale(data) ? 'lost' : 'ok');
    } catch (thrown) {
      const error = toRequestError(thrown);
      noteFailure(outbox, error);
      setLoaded({ state: 'failed', error });
    }
  }, [load, outbox]);
  useEffect(() => {
    void reload();
    const again = (): void => void reload();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [reload]);
  return { ...loaded, reload };
}

function isStale(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'isStale' in data && data.isStale === true;
}

/** Only a lost connection and an ended session concern the whole app. */
export function noteFailure(outbox: ReturnType<typeof useOutbox>, error: RequestError): void {
  const failure = failureOf(error);
  if (failure) outbox.noteConnection(failure);
}

import { type RequestError, toRequestError } from '@ethogram/web';
import { useCallback, useEffect, useState } from 'react';
import { useOutbox } from '../outbox/OutboxContext.js';

export type Loaded<Data> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly data: Data }
  | { readonly state: 'failed'; readonly error: RequestError };

/** Data read once the page appears and again on `reload`; tells the rest of the app how the connection is. */
export function useLoaded<Data>(
  load: () => Promise<Data>,
): Loaded<Data> & { readonly reload: () => Promise<void> } {
  const [loaded, setLoaded] = useState<Loaded<Data>>({ state: 'loading' });
  const outbox = useOutbox();
  const reload = useCallback(async () => {
    try {
      setLoaded({ state: 'ready', data: await load() });
      outbox.noteConnection('ok');
    } catch (thrown) {
      const error = toRequestError(thrown);
      noteFailure(outbox, error);
      setLoaded({ state: 'failed', error });
    }
  }, [load, outbox]);
  useEffect(() => void reload(), [reload]);
  return { ...loaded, reload };
}

/** Only a lost connection and an ended session concern the whole app. */
export function noteFailure(outbox: ReturnType<typeof useOutbox>, error: RequestError): void {
  if (error.code === 'NOT_SIGNED_IN') outbox.noteConnection('signed-out');
  else if (error.isPassing) outbox.noteConnection('lost');
}

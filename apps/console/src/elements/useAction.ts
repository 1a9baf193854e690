import { toRequestError } from '@ethogram/web';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';

export interface Action<Args extends unknown[]> {
  readonly run: (...args: Args) => Promise<void>;
  readonly isBusy: boolean;
}

/**
 * Something a person does with a button: what is on the screen is read again afterwards, and what the server says
 * against it is shown in its words. The text it returns is shown when it worked.
 */
export function useAction<Args extends unknown[]>(
  perform: (...args: Args) => Promise<string | void>,
): Action<Args> {
  const notify = useNotify();
  const refresh = useRefresh();
  const [isBusy, setBusy] = useState(false);
  const run = async (...args: Args) => {
    setBusy(true);
    try {
      const message = await perform(...args);
      if (message) notify(message, { type: 'success' });
    } catch (error) {
      notify(toRequestError(error).message, { type: 'error', autoHideDuration: 10_000 });
    } finally {
      setBusy(false);
      refresh();
    }
  };
  return { run, isBusy };
}

import { useRef } from 'react';
import { useOutbox, useOutboxState } from '../outbox/OutboxContext.js';
import { waitingEntries } from '../outbox/outbox-state.js';
import { texts } from '../texts/texts.js';

/** Signs out, but not without a word when answers have not been sent. */
export function SignOut({ onSignOut }: { readonly onSignOut: () => Promise<void> }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const outbox = useOutbox();
  const state = useOutboxState();
  const waiting = waitingEntries(state).length;
  const close = (): void => dialog.current?.close();
  const leave = (): void => {
    close();
    void onSignOut().catch(() => outbox.noteConnection('lost'));
  };
  return (
    <>
      <button
        type="button"
        className="button-quiet"
        onClick={() => (waiting > 0 ? dialog.current?.showModal() : leave())}
        data-testid="sign-out"
      >
        {texts.signOut}
      </button>
      <dialog ref={dialog} className="help" aria-labelledby="sign-out-title" data-testid="sign-out-dialog">
        <h2 id="sign-out-title">{texts.signingOut.title}</h2>
        <p>{texts.signingOut.body(waiting)}</p>
        <div className="message-actions">
          <button type="button" className="button" onClick={close}>
            {texts.signingOut.stay}
          </button>
          <button
            type="button"
            className="button-quiet"
            onClick={() => void outbox.flush().then(() => outbox.snapshot().entries.length === 0 && close())}
          >
            {texts.signingOut.send}
          </button>
          <button type="button" className="button-quiet" onClick={leave} data-testid="sign-out-anyway">
            {texts.signingOut.anyway}
          </button>
        </div>
      </dialog>
    </>
  );
}

import { useEffect, useState } from 'react';
import { browserStore } from '../outbox/browser-store.js';
import { texts } from '../texts/texts.js';

/** What people without a session see. It asks again when they come back from signing in elsewhere. */
export function SignInPage({ onCheck }: { readonly onCheck: () => Promise<void> }) {
  const [kept, setKept] = useState(0);
  useEffect(() => void browserStore().then(async (store) => setKept(await store.count('outbox'))), []);
  useEffect(() => {
    const check = (): void => void onCheck();
    window.addEventListener('focus', check);
    return () => window.removeEventListener('focus', check);
  }, [onCheck]);
  return (
    <main className="message" data-testid="signed-out">
      <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="48" height="48" />
      <h1>{texts.signIn.title}</h1>
      <p>{texts.signIn.body}</p>
      <p className="quiet">{texts.signIn.lost}</p>
      {kept > 0 && <p className="callout">{texts.signIn.kept(kept, '')}</p>}
      <div className="message-actions">
        <button type="button" className="button" onClick={() => void onCheck()}>
          {texts.signIn.check}
        </button>
      </div>
    </main>
  );
}

import type { Me } from '@ethogram/web';
import { useEffect, useState } from 'react';
import { browserStore } from '../outbox/browser-store.js';
import type { OutboxEntry } from '../outbox/outbox-state.js';
import { texts } from '../texts/texts.js';
import { Main } from './Main.js';
import { LanguageChoice } from './LanguageChoice.js';

interface SignInPageProps {
  /** Who was signed in here last, if they have not signed out. */
  readonly last: Me | null;
  readonly onCheck: () => Promise<void>;
}

/** What people without a session see, and whose answers wait here for them to sign in again. */
export function SignInPage({ last, onCheck }: SignInPageProps) {
  const [kept, setKept] = useState<readonly OutboxEntry[]>([]);
  useEffect(() => void browserStore().then(async (store) => setKept(await store.getAll('outbox'))), []);
  const people = new Map(
    kept.map(({ personId, personName }) => [
      personId,
      personId === last?.id ? last.displayName : (personName ?? ''),
    ]),
  );
  return (
    <Main title={texts.signIn.title} className="message" data-testid="signed-out">
      <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="48" height="48" />
      <h1>{texts.signIn.title}</h1>
      <p>{texts.signIn.body}</p>
      <p className="quiet">{texts.signIn.lost}</p>
      {[...people].map(([id, name]) => (
        <p key={id} className="callout" data-testid="kept-answers">
          {texts.signIn.kept(kept.filter(({ personId }) => personId === id).length, name)}
        </p>
      ))}
      <div className="message-actions">
        <button type="button" className="button" onClick={() => void onCheck()}>
          {texts.signIn.check}
        </button>
        <LanguageChoice />
      </div>
    </Main>
  );
}

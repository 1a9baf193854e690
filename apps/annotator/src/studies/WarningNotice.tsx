import { useState } from 'react';
import type { MyStudy } from '../api/documents.js';
import { usePerson } from '../shell/PersonContext.js';
import { texts } from '../texts/texts.js';

/** Says once, in this browser, that the study's rule has warned the person: what it is about, and whom to ask. */
export function WarningNotice({ study: { id, warnedAt } }: { readonly study: MyStudy }) {
  const storedAs = `ethogram-warned:${usePerson().id}:${id}`;
  const [read, setRead] = useState(() => localStorage.getItem(storedAs));
  if (!warnedAt || read === warnedAt) return null;
  const dismiss = (): void => {
    localStorage.setItem(storedAs, warnedAt);
    setRead(warnedAt);
  };
  return (
    <div className="callout warned" role="status" data-testid="warned">
      <p>
        <strong>{texts.studies.warned.title}.</strong> {texts.studies.warned.body}
      </p>
      <button type="button" className="button-quiet" onClick={dismiss}>
        {texts.studies.warned.dismiss}
      </button>
    </div>
  );
}

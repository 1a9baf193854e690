import { useEffect, useRef, useState } from 'react';
import type { MyParticipation } from '../api/participation-documents.js';
import { Link } from '../routing/useRoute.js';
import { texts } from '../texts/texts.js';

const { participation } = texts;

/** Where somebody's way through a study ends. */
export function EndStep({ now }: { readonly now: MyParticipation }) {
  const [title, body] = wordsOf(now);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What had the focus is gone with the step before.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className="ending" data-testid="ending" data-phase={now.phase}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{body}</p>
      {now.completionCode && <CompletionCode code={now.completionCode} returnUrl={now.returnUrl} />}
      <div className="message-actions">
        <Link className="button-quiet" to={{ page: 'studies' }}>
          {texts.work.toStudies}
        </Link>
      </div>
    </section>
  );
}

function wordsOf({ phase, consent }: MyParticipation): readonly [title: string, body: string] {
  switch (phase) {
    case 'FAILED':
      return [participation.failedTitle, participation.failedBody];
    case 'WITHDRAWN':
      return [participation.withdrawnTitle, participation.withdrawnBody[consent?.withdrawal ?? 'UNLINK']];
    case 'RETURNED':
      return [participation.returnedTitle, participation.returnedBody];
    case 'DONE':
    case 'CONSENT':
    case 'TRAINING':
    case 'PRE_SURVEY':
    case 'MAIN':
    case 'POST_SURVEY':
      return [participation.doneTitle, participation.doneBody];
  }
}

interface CompletionCodeProps {
  readonly code: string;
  readonly returnUrl: string | null;
}

/** The code that proves the work elsewhere, and the way back there. */
function CompletionCode({ code, returnUrl }: CompletionCodeProps) {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      setSaid(participation.copied);
    } catch {
      // Browsers may refuse, and without https there is no clipboard: the code can be selected.
      setSaid(participation.copyFailed);
    }
  };
  return (
    <div className="callout completion">
      <p>{participation.codeBody}</p>
      <h2>{participation.code}</h2>
      <p className="completion-code" data-testid="completion-code">
        {code}
      </p>
      <div className="message-actions">
        <button type="button" className="button" onClick={() => void copy()} data-testid="copy-code">
          {participation.copy}
        </button>
        {returnUrl && (
          <a className="button" href={returnUrl} rel="noreferrer" data-testid="return-link">
            {participation.returnTo}
          </a>
        )}
      </div>
      <p role="status" className="quiet">
        {said}
      </p>
    </div>
  );
}

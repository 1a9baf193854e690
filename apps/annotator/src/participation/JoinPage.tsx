import { fetchMe } from '@ethogram/web';
import { useEffect, useState } from 'react';
import { Message } from '../shell/Message.js';
import { texts } from '../texts/texts.js';

const { participation } = texts;
const REASONS = participation.refused;
type Reason = keyof typeof REASONS;

/** Where a public address leads: says what taking part means, and lets in. */
export function JoinPage({ token }: { readonly token: string }) {
  const [state, setState] = useState<'asking' | 'busy' | 'failed' | Reason>('asking');
  const [other, setOther] = useState<string | null>(null);
  useEffect(() => {
    // Without a connection nobody is known, and nobody is let in either.
    void fetchMe().then(
      (me) => setOther(me?.displayName ?? null),
      () => setOther(null),
    );
  }, []);
  const begin = async (): Promise<void> => {
    setState('busy');
    try {
      const answer = await fetch(`/join/${encodeURIComponent(token)}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(Object.fromEntries(new URLSearchParams(location.search))),
      });
      const { studyId, reason } = (await answer.json()) as { studyId?: string; reason?: string };
      // A fresh page as the new person; the ids do not stay in the address or the history.
      if (studyId) location.replace(`/annotate/studies/${encodeURIComponent(studyId)}`);
      else setState(isReason(reason) ? reason : 'failed');
    } catch {
      setState('failed');
    }
  };
  if (isReason(state))
    return <Message title={participation.refusedTitle} body={REASONS[state]} testId="join-refused" />;
  return (
    <Message title={participation.joinTitle} body={participation.joinBody} testId="join">
      <button
        type="button"
        className="button"
        disabled={state === 'busy'}
        onClick={() => void begin()}
        data-testid="join-begin"
      >
        {participation.join}
      </button>
      {other !== null && <p className="callout">{participation.joinInstead(other)}</p>}
      <p role="status">
        {state === 'busy' ? participation.joining : state === 'failed' ? participation.joinFailed : ''}
      </p>
    </Message>
  );
}

function isReason(value: string | undefined): value is Reason {
  return value !== undefined && value in REASONS;
}

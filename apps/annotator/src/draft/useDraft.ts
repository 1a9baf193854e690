import { useCallback, useEffect, useRef, useState } from 'react';
import { browserStore, isStoreFailure } from '../outbox/browser-store.js';
import { useNotify } from '../shell/Notices.js';
import { texts } from '../texts/texts.js';
import { type AnswerDraft, isUntouched, restoredDraft } from './draft.js';
import { useStopwatch } from './useStopwatch.js';

export interface DraftHandle<Answer extends AnswerDraft> {
  readonly answer: Answer;
  readonly change: (change: (answer: Answer) => Answer) => void;
  /** Whether the answer was brought back from an earlier visit. */
  readonly isRestored: boolean;
  readonly isReady: boolean;
  readonly elapsedMs: () => number;
}

export function draftKey(personId: string, taskId: string): string {
  return `${personId}:${taskId}`;
}

/**
 * An answer that is stored in the browser with every change and brought back after a reload.
 * Mount it anew (React key) for another task.
 * @param initial what the answer is when nothing was stored
 */
export function useDraft<Answer extends AnswerDraft>(key: string, initial: Answer): DraftHandle<Answer> {
  const [answer, setAnswer] = useState(initial);
  const [status, setStatus] = useState<'loading' | 'fresh' | 'restored'>('loading');
  const latest = useRef(initial);
  /** Changes made before the stored draft was read; they come on top of it. Null once it was. */
  const early = useRef<((answer: Answer) => Answer)[] | null>([]);
  const stopwatch = useStopwatch();
  const notify = useNotify();
  const store = useCallback(async () => {
    try {
      await storeDraft(key, latest.current, stopwatch.elapsedMs());
    } catch (thrown) {
      if (!isStoreFailure(thrown)) throw thrown;
      notify({ title: texts.store.draftTitle, body: texts.store.draftBody });
    }
  }, [key, stopwatch, notify]);
  useEffect(() => {
    let isCurrent = true;
    void readDraft(key).then((stored) => {
      if (!isCurrent) return;
      const isOurs = stored?.answer.kind === initial.kind && !isUntouched(restoredDraft(stored.answer));
      if (isOurs) stopwatch.startFrom(stored.elapsedMs);
      const changes = early.current ?? [];
      early.current = null;
      latest.current = changes.reduce(
        (answer, change) => change(answer),
        isOurs ? (restoredDraft(stored.answer) as Answer) : latest.current,
      );
      setAnswer(latest.current);
      if (changes.length > 0) void store();
      setStatus(isOurs ? 'restored' : 'fresh');
    });
    return () => {
      isCurrent = false;
    };
  }, [key, initial.kind, stopwatch, store]);
  const change = useCallback(
    (next: (answer: Answer) => Answer) => {
      if (early.current) return void early.current.push(next);
      latest.current = next(latest.current);
      setAnswer(latest.current);
      void store();
    },
    [store],
  );
  return {
    answer,
    change,
    isRestored: status === 'restored',
    isReady: status !== 'loading',
    elapsedMs: stopwatch.elapsedMs,
  };
}

async function readDraft(key: string) {
  return (await browserStore()).get('drafts', key);
}

async function storeDraft(key: string, answer: AnswerDraft, elapsedMs: number): Promise<void> {
  await (await browserStore()).put('drafts', { key, answer, elapsedMs });
}

export async function dropDraft(key: string): Promise<void> {
  await (await browserStore()).delete('drafts', key);
}

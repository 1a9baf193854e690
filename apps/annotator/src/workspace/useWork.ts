import { type JudgmentAnswer, newId, SystemClock } from '@ethogram/core';
import { request, toRequestError } from '@ethogram/web';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Assignment, CLAIM_NEXT } from '../api/documents.js';
import { draftKey, dropDraft } from '../draft/useDraft.js';
import type { Delivery } from '../outbox/outbox.js';
import { useOutbox } from '../outbox/OutboxContext.js';
import { waitingEntries } from '../outbox/outbox-state.js';
import { useNotify } from '../shell/Notices.js';
import { usePerson } from '../shell/PersonContext.js';
import { noteFailure } from '../studies/useLoaded.js';
import { texts } from '../texts/texts.js';
import { stateAfter, stateOfClaim, type WorkState } from './work-state.js';

const clock = new SystemClock();

export interface Work {
  readonly state: WorkState;
  /** Asks for the task again: the one held, or the next. */
  readonly reload: () => Promise<void>;
  readonly submit: (assignment: Assignment, answer: JudgmentAnswer, durationMs: number) => Promise<void>;
}

/** One person's way through a study: claim, answer, next. Answers go through the outbox. */
export function useWork(studyId: string): Work {
  const { id: personId } = usePerson();
  const outbox = useOutbox();
  const notify = useNotify();
  const [state, setState] = useState<WorkState>({ at: 'loading' });
  const current = useRef(state);
  const show = useCallback((next: WorkState) => {
    current.current = next;
    setState(next);
  }, []);
  const reload = useCallback(async () => {
    // An answer of an earlier visit goes first: until it has arrived, the server would hand out its task again.
    await outbox.flush();
    const waiting = waitingEntries(outbox.snapshot()).find(
      (entry) => entry.studyId === studyId && entry.claim,
    );
    if (waiting) return show({ at: 'sending', key: waiting.key, assignment: null });
    try {
      const { claimNext } = await request(CLAIM_NEXT, { studyId });
      show(stateOfClaim(claimNext, false));
      outbox.noteConnection('ok');
    } catch (thrown) {
      const error = toRequestError(thrown);
      noteFailure(outbox, error);
      show({ at: 'failed', error });
    }
  }, [outbox, studyId, show]);
  useEffect(() => void reload(), [reload]);

  const follow = useCallback(
    ({ entry, result }: Delivery) => {
      if (entry.studyId !== studyId) return;
      if (result?.__typename !== 'InvalidAnswer') void dropDraft(draftKey(personId, entry.taskId));
      if (result?.__typename === 'ClaimLost') notify({ title: texts.work.lostTitle, body: result.message });
      const now = current.current;
      const isOurs = now.at === 'sending' && now.key === entry.key;
      const isSameTask = now.at === 'task' && now.assignment.taskId === entry.taskId && entry.claim !== null;
      if (!isOurs && !isSameTask) return;
      const next = result && isOurs ? stateAfter(result, now.assignment) : null;
      if (next) show(next);
      else void reload();
    },
    [studyId, personId, notify, show, reload],
  );
  useEffect(() => outbox.onDelivery(follow), [outbox, follow]);

  const submit = useCallback(
    async (
      { taskId, slotId, claimToken, scenario }: Assignment,
      answer: JudgmentAnswer,
      durationMs: number,
    ) => {
      const now = current.current;
      if (now.at !== 'task' || now.assignment.slotId !== slotId) return;
      const key = newId(clock);
      notify(null);
      show({ at: 'sending', key, assignment: now.assignment });
      const title = scenario?.title ?? texts.studies.kind.SURVEY;
      await outbox.add({
        key,
        personId,
        studyId,
        taskId,
        title,
        answer,
        claim: { slotId, claimToken, durationMs },
        savedAt: clock.now().getTime(),
      });
    },
    [outbox, personId, studyId, notify, show],
  );
  return { state, reload, submit };
}

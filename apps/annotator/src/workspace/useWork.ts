import { type JudgmentAnswer, newId, SystemClock } from '@ethogram/core';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Assignment } from '../api/documents.js';
import { useOutbox } from '../outbox/OutboxContext.js';
import type { Skip } from '../outbox/outbox-state.js';
import { useNotify } from '../shell/Notices.js';
import { usePerson } from '../shell/PersonContext.js';
import { texts } from '../texts/texts.js';
import { titleOfTask } from './task-title.js';
import { WorkQueue } from './work-queue.js';
import type { WorkState } from './work-state.js';

const clock = new SystemClock();

export interface Work {
  readonly state: WorkState;
  /** How much the person can still do here; undefined until it is known. */
  readonly left: number | undefined;
  /** Asks for tasks again. */
  readonly reload: () => Promise<void>;
  /** @param awaitsSuggestion whether what a model would say may come back with the answer */
  readonly submit: (
    assignment: Assignment,
    answer: JudgmentAnswer,
    durationMs: number,
    awaitsSuggestion: boolean,
  ) => Promise<void>;
  /** A suggestion has been settled. */
  readonly goOn: () => void;
  readonly skip: (assignment: Assignment, reason: Skip) => Promise<void>;
  /** The task shown has gone to somebody else. */
  readonly giveUp: () => void;
}

/** One person's way through a study; see `WorkQueue`. */
export function useWork(studyId: string): Work {
  const person = usePerson();
  const outbox = useOutbox();
  const notify = useNotify();
  const queue = useMemo(
    () =>
      new WorkQueue({
        person,
        studyId,
        outbox,
        newKey: () => newId(clock),
        now: () => clock.now().getTime(),
        onLost: (title, reason) =>
          notify({ title: texts.work.lostAnswer(title), body: texts.work.lost[reason] }),
        onReturned: () => notify({ title: texts.work.again, body: '' }),
      }),
    [person, studyId, outbox, notify],
  );
  useEffect(() => queue.start(), [queue]);
  const give = useCallback(
    async (
      assignment: Assignment,
      answer: JudgmentAnswer | Skip,
      durationMs: number,
      awaitsSuggestion: boolean,
    ) => {
      notify(null);
      try {
        await queue.submit({
          assignment,
          answer,
          durationMs,
          title: titleOfTask(assignment),
          awaitsSuggestion,
        });
      } catch {
        notify({ title: texts.store.fullTitle, body: texts.store.fullBody });
      }
    },
    [queue, notify],
  );
  const skip = useCallback(
    (assignment: Assignment, reason: Skip) => give(assignment, reason, 0, false),
    [give],
  );
  const giveUp = useCallback(() => {
    notify({ title: texts.work.lostTitle, body: texts.work.lost.TAKEN_OVER });
    void queue.sync();
  }, [queue, notify]);
  const goOn = useCallback(() => queue.goOn(), [queue]);
  const reload = useCallback(() => queue.sync(), [queue]);
  const state = useSyncExternalStore(queue.subscribe, queue.snapshot);
  return { state, left: queue.left(), reload, submit: give, goOn, skip, giveUp };
}

import { type JudgmentAnswer, newId, SystemClock } from '@ethogram/core';
import { request, toRequestError } from '@ethogram/web';
import { useCallback, useRef, useState } from 'react';
import {
  ACCEPT_CONSENT,
  MY_PARTICIPATION,
  type MyParticipation,
  type PhaseTask,
  SUBMIT_PHASE_ANSWER,
  type TrainingFeedback,
  WITHDRAW_CONSENT,
} from '../api/participation-documents.js';
import { usePerson } from '../shell/PersonContext.js';
import { useLoaded } from '../studies/useLoaded.js';
import { requestSentence } from '../texts/request-sentence.js';
import { texts } from '../texts/texts.js';
import { dropUpcoming, readUpcoming } from '../upcoming/upcoming-store.js';

const clock = new SystemClock();

/** What a training task was found to be, and what comes after it. */
export interface ShownFeedback {
  readonly feedback: TrainingFeedback;
  readonly before: MyParticipation;
  readonly next: MyParticipation;
}

/** One's way through the steps of a study, and what can be done on it. */
export function useParticipation(studyId: string) {
  const { id: asPerson } = usePerson();
  const load = useCallback(
    async () => (await request(MY_PARTICIPATION, { studyId }, { asPerson })).myParticipation,
    [studyId, asPerson],
  );
  const loaded = useLoaded(load);
  const [latest, setLatest] = useState<MyParticipation | null>(null);
  const [shown, setShown] = useState<ShownFeedback | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [notice, setNotice] = useState('');
  const [isBusy, setBusy] = useState(false);
  const keyOf = useAnswerKeys();
  const now = latest ?? (loaded.state === 'ready' ? loaded.data : null);

  const run = async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setNotice('');
    setProblems([]);
    try {
      await work();
      return true;
    } catch (thrown) {
      setNotice(requestSentence(toRequestError(thrown)));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const accept = (version: number): Promise<boolean> =>
    run(async () => {
      setLatest((await request(ACCEPT_CONSENT, { studyId, version }, { asPerson })).acceptConsent);
    });
  const withdraw = (): Promise<boolean> =>
    run(async () => {
      setLatest((await request(WITHDRAW_CONSENT, { studyId }, { asPerson })).withdrawConsent);
      // What lies ready in this browser is nobody's any more.
      await dropUpcoming(await readUpcoming(asPerson, studyId));
    });
  const answer = (task: PhaseTask, given: JudgmentAnswer, durationMs: number): Promise<boolean> =>
    run(async () => {
      const { phase, key: taskKey, tryNumber } = task;
      const idempotencyKey = keyOf(`${phase} ${taskKey} ${tryNumber} ${JSON.stringify(given)}`);
      const input = { studyId, phase, taskKey, tryNumber, idempotencyKey, answer: given, durationMs };
      const { submitPhaseAnswer: result } = await request(SUBMIT_PHASE_ANSWER, { input }, { asPerson });
      switch (result.__typename) {
        case 'PhaseAnswered':
          if (result.feedback && now)
            setShown({ feedback: result.feedback, before: now, next: result.participation });
          else setLatest(result.participation);
          return;
        case 'PhaseMoved':
          setNotice(texts.participation.moved);
          setLatest(result.participation);
          return;
        case 'InvalidAnswer':
          setProblems(result.problems);
          return;
        case 'StudyClosed':
          setNotice(texts.work.closedTitle);
          return;
        case 'NotPermitted':
          setNotice(texts.work.notPermittedBody);
      }
    });
  const goOn = (): void => {
    if (shown) setLatest(shown.next);
    setShown(null);
  };
  return { loaded, now, shown, problems, notice, isBusy, accept, withdraw, answer, goOn };
}

export type ParticipationHandle = ReturnType<typeof useParticipation>;

/** The same answer is sent under the same key, however often it has to be sent. */
function useAnswerKeys(): (what: string) => string {
  const known = useRef(new Map<string, string>());
  return useCallback((what) => {
    const key = known.current.get(what) ?? newId(clock);
    known.current.set(what, key);
    return key;
  }, []);
}

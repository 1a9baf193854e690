import { type JudgmentAnswer, newId, SystemClock } from '@ethogram/core';
import type { TaskContent } from '../api/documents.js';
import { draftKey, dropDraft } from '../draft/useDraft.js';
import { isStoreFailure } from '../outbox/browser-store.js';
import { useOutbox } from '../outbox/OutboxContext.js';
import { useNotify } from '../shell/Notices.js';
import { usePerson } from '../shell/PersonContext.js';
import { texts } from '../texts/texts.js';
import { titleOfTask } from '../workspace/task-title.js';

const clock = new SystemClock();

export interface SaveChange {
  /** Where the change is kept while it is unfinished. */
  readonly draftKey: string;
  readonly save: (changed: JudgmentAnswer) => Promise<void>;
}

/** Sends a change of an earlier answer to a task, as a revision. */
export function useSaveChange(studyId: string, content: TaskContent, onSaved: () => void): SaveChange {
  const { id: personId, displayName: personName } = usePerson();
  const outbox = useOutbox();
  const notify = useNotify();
  const { taskId } = content;
  const key = `${draftKey(personId, taskId)}:change`;
  const save = async (changed: JudgmentAnswer): Promise<void> => {
    try {
      await outbox.add({
        key: newId(clock),
        personId,
        personName,
        studyId,
        taskId,
        title: titleOfTask(content),
        answer: changed,
        claim: null,
        savedAt: clock.now().getTime(),
      });
    } catch (thrown) {
      if (!isStoreFailure(thrown)) throw thrown;
      return notify({ title: texts.store.fullTitle, body: texts.store.fullBody });
    }
    await dropDraft(key);
    onSaved();
  };
  return { draftKey: key, save };
}

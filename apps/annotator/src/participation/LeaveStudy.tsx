import { useRef, useState } from 'react';
import type { MyParticipation } from '../api/participation-documents.js';
import { useOutboxState } from '../outbox/OutboxContext.js';
import { waitingEntries } from '../outbox/outbox-state.js';
import { texts } from '../texts/texts.js';

const { participation } = texts;

interface LeaveStudyProps {
  readonly now: MyParticipation;
  /** Whether it worked. */
  readonly onLeave: () => Promise<boolean>;
}

/** Takes the consent back, after a question. */
export function LeaveStudy({ now: { consent, studyId }, onLeave }: LeaveStudyProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [hasFailed, setFailed] = useState(false);
  const waiting = waitingEntries(useOutboxState()).filter((entry) => entry.studyId === studyId).length;
  if (!consent) return null;
  const leave = async (): Promise<void> => {
    const isGone = await onLeave();
    setFailed(!isGone);
    if (isGone) dialog.current?.close();
  };
  return (
    <>
      <button
        type="button"
        className="button-quiet"
        onClick={() => dialog.current?.showModal()}
        data-testid="leave"
      >
        {participation.leave}
      </button>
      <dialog ref={dialog} className="help" aria-labelledby="leave-title" data-testid="leave-dialog">
        <h2 id="leave-title">{participation.leaveTitle}</h2>
        <p>{participation.rule[consent.withdrawal]}</p>
        <p>{participation.leaveBody}</p>
        {waiting > 0 && <p>{participation.unsent(waiting)}</p>}
        <p role="alert">{hasFailed ? participation.leaveFailed : ''}</p>
        <div className="message-actions">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {participation.stay}
          </button>
          <button
            type="button"
            className="button-quiet"
            onClick={() => void leave()}
            data-testid="leave-confirm"
          >
            {participation.leaveConfirm}
          </button>
        </div>
      </dialog>
    </>
  );
}

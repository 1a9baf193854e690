import { MAX_SKIP_NOTE_LENGTH, SKIP_REASONS, type SkipReason } from '@ethogram/core';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Key } from '../keyboard/Key.js';
import { useSingleKeys } from '../keyboard/SingleKeysContext.js';
import type { Skip } from '../outbox/outbox-state.js';
import { texts } from '../texts/texts.js';

interface SkipDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSkip: (skip: Skip) => void;
  readonly onStop: () => void;
}

/** Asks why something is skipped, and offers to stop altogether. The browser keeps the focus inside. */
export function SkipDialog({ isOpen, onClose, onSkip, onStop }: SkipDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className="help skip"
      aria-labelledby="skip-title"
      onClose={onClose}
      data-testid="skip-dialog"
    >
      <h2 id="skip-title">{texts.skip.title}</h2>
      <p>{texts.skip.body}</p>
      <SkipForm onSkip={onSkip} onCancel={onClose} />
      <div className="skip-stop">
        <div>
          <h3>{texts.skip.stopTitle}</h3>
          <p className="quiet">{texts.skip.stopBody}</p>
        </div>
        <button type="button" className="button-quiet" onClick={onStop} data-testid="stop">
          {texts.skip.stop}
        </button>
      </div>
    </dialog>
  );
}

interface SkipFormProps extends Pick<SkipDialogProps, 'onSkip'> {
  readonly onCancel: () => void;
}

function SkipForm({ onSkip, onCancel }: SkipFormProps) {
  const [reason, setReason] = useState<SkipReason | null>(null);
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { areOn } = useSingleKeys();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(reason === null);
    if (reason) onSkip({ reason, note: note.trim() });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLTextAreaElement) {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(event);
      return;
    }
    const chosen = SKIP_REASONS[Number(event.key) - 1];
    if (chosen && areOn && !event.ctrlKey && !event.metaKey && !event.altKey) setReason(chosen);
  };
  return (
    <form onSubmit={save} onKeyDown={press} noValidate>
      <fieldset role="radiogroup" className="skip-reasons" aria-required="true">
        <legend className="question-title">{texts.skip.reason}</legend>
        {SKIP_REASONS.map((each, index) => (
          <label key={each} className="skip-reason">
            <input
              type="radio"
              name="skip-reason"
              value={each}
              checked={reason === each}
              onChange={() => setReason(each)}
            />
            <span>{texts.skip.reasons[each]}</span>
            <Key name={String(index + 1)} />
          </label>
        ))}
      </fieldset>
      <label className="question-title" htmlFor="skip-note">
        {texts.skip.note} <small>{texts.moral.optional}</small>
      </label>
      <textarea
        id="skip-note"
        rows={2}
        maxLength={MAX_SKIP_NOTE_LENGTH}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <p role="alert" className="skip-missing">
        {isMissing && reason === null ? texts.skip.missing : ''}
      </p>
      <div className="form-buttons">
        <button type="button" className="button-quiet" onClick={onCancel}>
          {texts.skip.cancel}
        </button>
        <button type="submit" className="button" data-testid="skip-confirm">
          {texts.skip.confirm}
        </button>
      </div>
    </form>
  );
}

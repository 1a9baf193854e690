import type { MoralForm } from '@ethogram/core';
import { useEffect, useRef } from 'react';
import { texts } from '../texts/texts.js';
import { useSingleKeys } from './SingleKeysContext.js';

export interface ShortcutLine {
  readonly keys: readonly string[];
  readonly does: string;
}

export const COMMON_SHORTCUTS: readonly ShortcutLine[] = [
  { keys: ['Enter', 'Ctrl + Enter'], does: texts.help.submit },
  { keys: ['x'], does: texts.skip.shortcut },
  { keys: ['i'], does: texts.help.guideline },
  { keys: ['Esc'], does: texts.help.leave },
  { keys: ['?'], does: texts.help.help },
];

/** Of a moral judgment, as far as the study asks for it. */
export function moralShortcuts({ evidence, mostPeople, changingFact }: MoralForm): ShortcutLine[] {
  return [
    { keys: ['1', '2', '3', '4', '5'], does: texts.help.verdict },
    { keys: ['a', 's', 'd', 'f', 'g'], does: texts.help.acceptability },
    { keys: ['v'], does: texts.help.values },
    ...(evidence === 'off' ? [] : [{ keys: ['m'], does: texts.help.evidence }]),
    { keys: ['q', 'w', 'e', 'r', 't'], does: texts.help.confidence },
    { keys: ['n'], does: texts.help.rationale },
    ...(mostPeople === 'off' && changingFact === 'off' ? [] : [{ keys: ['o'], does: texts.help.more }]),
  ];
}

interface HelpDialogProps {
  readonly shortcuts: readonly ShortcutLine[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** All shortcuts, and the switch for single keys. The browser keeps the focus inside and gives it back after. */
export function HelpDialog({ shortcuts, isOpen, onClose }: HelpDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { areOn, set } = useSingleKeys();
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className="help"
      aria-labelledby="help-title"
      onClose={onClose}
      data-testid="help-dialog"
    >
      <h2 id="help-title">{texts.help.title}</h2>
      <table>
        <tbody>
          {[...shortcuts, ...COMMON_SHORTCUTS].map(({ keys, does }) => (
            <tr key={does}>
              <th scope="row">{does}</th>
              <td>
                {keys.map((key) => (
                  <kbd key={key} className="key">
                    {key}
                  </kbd>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="switch">
        <input type="checkbox" checked={areOn} onChange={(event) => set(event.currentTarget.checked)} />
        <span>
          {texts.help.single}
          <small>{texts.help.singleHint}</small>
        </span>
      </label>
      <button type="button" className="button" onClick={() => dialog.current?.close()}>
        {texts.help.close}
      </button>
    </dialog>
  );
}

import type { ReactNode } from 'react';
import { KeyCap } from './KeyCap.js';

interface OptionProps {
  readonly type: 'radio' | 'checkbox';
  /** Of the group. */
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** Shown instead of the label, which stays its name. */
  readonly children?: ReactNode;
  readonly shortcut?: string | undefined;
  readonly isKeyShown: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  /** Choosing it again; where it can be taken back. */
  readonly onAgain?: (() => void) | undefined;
}

/** One answer to choose: a radio button or a box, as large as its words. */
export function Option(props: OptionProps) {
  const { type, name, label, help, children, shortcut, isKeyShown, isChosen, onChoose, onAgain } = props;
  return (
    <label className="form-option">
      <input
        type={type}
        name={name}
        aria-label={help ? `${label}. ${help}` : label}
        checked={isChosen}
        onChange={onChoose}
        onClick={() => isChosen && type === 'radio' && onAgain?.()}
      />
      <span className="form-option-face">
        {type === 'checkbox' && <span className="form-option-box" aria-hidden="true" />}
        <span className="form-option-words" dir="auto">
          {children ?? label}
          {help && <small>{help}</small>}
        </span>
        <KeyCap name={shortcut} isShown={isKeyShown} />
      </span>
    </label>
  );
}

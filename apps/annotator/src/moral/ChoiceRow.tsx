import { type ReactNode, useId } from 'react';
import { Key } from '../keyboard/Key.js';
import { texts } from '../texts/texts.js';

export interface Choice<Value> {
  readonly value: Value;
  /** Accessible name. */
  readonly name: string;
  /** What is shown; the name unless given. */
  readonly shown?: ReactNode;
  readonly shortcut?: string;
}

interface ChoiceRowProps<Value extends string | number> {
  readonly legend: ReactNode;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value | null;
  readonly onChoose: (value: Value) => void;
  /** Yes unless said otherwise. */
  readonly isRequired?: boolean;
  readonly isMissing?: boolean;
  /** Lets the chosen one be taken back by choosing it again. */
  readonly onClear?: () => void;
  /** `verdict`: buttons as wide as their words; `scale`: equal steps. */
  readonly look: 'verdict' | 'scale';
  readonly testId: string;
}

/** One question with one answer: a radio group whose arrow keys are the browser's own. */
export function ChoiceRow<Value extends string | number>({
  legend,
  choices,
  chosen,
  onChoose,
  isRequired = true,
  isMissing = false,
  onClear,
  look,
  testId,
}: ChoiceRowProps<Value>) {
  const id = useId();
  return (
    <div
      role="radiogroup"
      aria-labelledby={id}
      aria-required={isRequired}
      aria-invalid={isMissing}
      className={`question ${isMissing ? 'question-missing' : ''}`}
      data-testid={testId}
    >
      <h2 id={id} className="question-title">
        {legend} {!isRequired && <small>{texts.moral.optional}</small>}
      </h2>
      <div className={`choices choices-${look}`}>
        {choices.map(({ value, name, shown = name, shortcut }) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name={id}
              value={value}
              aria-label={name}
              checked={chosen === value}
              onChange={() => onChoose(value)}
              onClick={() => chosen === value && onClear?.()}
            />
            <span className="choice-face">
              <span className="choice-text">{shown}</span>
              {shortcut && <Key name={shortcut} />}
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}

import { useEffect, useRef } from 'react';
import { Key } from '../keyboard/Key.js';
import { texts } from '../texts/texts.js';

interface FormFooterProps {
  readonly problems: readonly string[];
  readonly submitLabel: string;
  readonly onHelp: () => void;
  readonly onSkip?: (() => void) | undefined;
}

/** What is still missing, and the buttons; it stays in sight. */
export function FormFooter({ problems, submitLabel, onHelp, onSkip }: FormFooterProps) {
  return (
    <div className="form-footer">
      <Problems problems={problems} />
      <div className="form-buttons">
        <button
          type="button"
          className="button-quiet"
          onClick={onHelp}
          aria-label={texts.work.help}
          data-testid="help"
        >
          <Key name="?" /> {texts.work.help1}
        </button>
        {onSkip && (
          <button type="button" className="button-quiet" onClick={onSkip} data-testid="skip">
            {texts.skip.open} <Key name="x" />
          </button>
        )}
        <button type="submit" className="button button-main" data-testid="submit">
          {submitLabel} <Key name="⏎" />
        </button>
      </div>
    </div>
  );
}

function Problems({ problems }: { readonly problems: readonly string[] }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [problems]);
  return (
    <div ref={ref} role="alert" data-testid="problems">
      {problems.length > 0 && (
        <div className="problems">
          <p>{texts.work.problems}</p>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

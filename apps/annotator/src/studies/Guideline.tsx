import { texts } from '../texts/texts.js';

/** The guideline of a study, folded away until it is wanted. */
export function Guideline({
  text,
  isOpen,
  onToggle,
}: {
  readonly text: string;
  readonly isOpen?: boolean;
  readonly onToggle?: (isOpen: boolean) => void;
}) {
  return (
    <details
      className="guideline"
      open={isOpen}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
      data-testid="guideline"
    >
      <summary>{texts.studies.guideline}</summary>
      <p dir="auto">{text}</p>
    </details>
  );
}

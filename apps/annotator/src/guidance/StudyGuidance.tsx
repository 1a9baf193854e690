import { useState } from 'react';
import { texts } from '../texts/texts.js';
import type { GuidanceTextProps } from './GuidanceText.js';
import { LazyGuidanceText } from './LazyGuidanceText.js';

/** The guideline of a study among others, folded away until it is wanted. */
export function StudyGuidance(props: GuidanceTextProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="guideline"
      onToggle={({ currentTarget, target }) => {
        // The examples inside fold too.
        if (target === currentTarget) setOpen(currentTarget.open);
      }}
      data-testid="guideline"
    >
      <summary>{texts.guidance.title}</summary>
      {isOpen && (
        <div className="guidance-text">
          <LazyGuidanceText {...props} />
        </div>
      )}
    </details>
  );
}

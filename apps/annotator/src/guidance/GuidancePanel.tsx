import type { KeyboardEvent } from 'react';
import type { MyStudy } from '../api/documents.js';
import { texts } from '../texts/texts.js';
import { LazyGuidanceText } from './LazyGuidanceText.js';

interface GuidancePanelProps {
  readonly id: string;
  readonly study: Pick<MyStudy, 'guideline' | 'examples'>;
  readonly onClose: () => void;
}

/** The guideline beside the form; in narrow windows a sheet at their foot. */
export function GuidancePanel({ id, study: { guideline, examples }, onClose }: GuidancePanelProps) {
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  return (
    <aside
      id={id}
      className="guidance"
      aria-label={texts.guidance.title}
      onKeyDown={press}
      data-testid="guideline"
    >
      <div className="guidance-head">
        <h2>{texts.guidance.title}</h2>
        <button
          type="button"
          className="button-quiet"
          aria-label={texts.guidance.close}
          onClick={onClose}
          data-testid="close-guideline"
        >
          <span aria-hidden="true">×</span>
        </button>
      </div>
      {/* It scrolls by itself, so the keyboard must be able to reach it. */}
      <div className="guidance-text" tabIndex={0} role="group" aria-label={texts.guidance.title}>
        <LazyGuidanceText text={guideline ?? ''} examples={examples} />
      </div>
    </aside>
  );
}

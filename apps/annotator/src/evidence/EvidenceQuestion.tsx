import { Key } from '../keyboard/Key.js';
import { texts } from '../texts/texts.js';
import type { Evidence } from './useEvidence.js';

interface EvidenceQuestionProps {
  readonly evidence: Evidence;
  readonly isRequired: boolean;
  readonly isMissing: boolean;
}

/** The passages marked so far, with a way to take each back. */
export function EvidenceQuestion({
  evidence: { marks, remove, begin },
  isRequired,
  isMissing,
}: EvidenceQuestionProps) {
  return (
    <div className={`question ${isMissing ? 'question-missing' : ''}`} data-testid="evidence">
      <h2 className="question-title">
        {texts.evidence.title} {!isRequired && <small>{texts.moral.optional}</small>} <Key name="m" />
      </h2>
      <p className="question-hint">
        <button type="button" className="hint-button for-keyboards" onClick={begin}>
          {texts.evidence.hint}
        </button>
        <span className="for-touch">{texts.evidence.hintTouch}</span>
      </p>
      <ul className="passages" aria-label={texts.evidence.list}>
        {marks.map((mark) => (
          <li key={`${mark.start} ${mark.end} ${mark.span.speaksFor}`} className="passage">
            <span className="passage-text">
              <span className="passage-for">{texts.evidence.label(mark.place, mark.name)}</span>
              <q dir="auto">{mark.span.quote}</q>
            </span>
            <button
              type="button"
              className="button-quiet"
              aria-label={texts.evidence.remove(mark.place)}
              onClick={() => remove(mark)}
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

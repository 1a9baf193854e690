import { type Marking, PassageList } from '@ethogram/web';
import { Key } from '../keyboard/Key.js';
import { texts } from '../texts/texts.js';

interface EvidenceQuestionProps {
  readonly evidence: Marking;
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
      <PassageList marks={marks} onRemove={remove} texts={texts.evidence} />
    </div>
  );
}

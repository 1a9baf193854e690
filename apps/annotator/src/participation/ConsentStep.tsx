import { type FormEvent, useState } from 'react';
import type { MyParticipation } from '../api/participation-documents.js';
import { Link } from '../routing/useRoute.js';
import { texts } from '../texts/texts.js';

const { participation } = texts;

interface ConsentStepProps {
  readonly now: MyParticipation;
  readonly isBusy: boolean;
  readonly onAccept: (version: number) => void;
}

/** What one agrees to, the rule of leaving included, before anything else. */
export function ConsentStep({ now: { consent, acceptedVersion }, isBusy, onAccept }: ConsentStepProps) {
  const [isAgreed, setAgreed] = useState(false);
  const [isMissing, setMissing] = useState(false);
  if (!consent) return null;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(!isAgreed);
    if (isAgreed) onAccept(consent.version);
  };
  return (
    <form className="consent" onSubmit={save} noValidate data-testid="consent">
      <h1 tabIndex={-1}>
        {acceptedVersion === null ? participation.consentTitle : participation.consentAgain}
      </h1>
      {acceptedVersion !== null && <p>{participation.consentAgainBody}</p>}
      <div className="consent-text" dir="auto">
        {consent.text}
      </div>
      <p className="callout">{participation.rule[consent.withdrawal]}</p>
      <label className="consent-agree">
        <input
          type="checkbox"
          checked={isAgreed}
          onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
          data-testid="agree"
        />
        <span>{participation.agree}</span>
      </label>
      <p role="alert" className="skip-missing">
        {isMissing && !isAgreed ? participation.agreeMissing : ''}
      </p>
      <div className="message-actions">
        <button type="submit" className="button" disabled={isBusy} data-testid="accept">
          {participation.accept}
        </button>
        <Link className="button-quiet" to={{ page: 'studies' }}>
          {participation.later}
        </Link>
      </div>
    </form>
  );
}

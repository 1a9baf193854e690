import { isValueKey } from '@ethogram/core';
import { useEffect, useRef } from 'react';
import { texts } from '../texts/texts.js';
import type { ShownFeedback } from './useParticipation.js';

const { participation } = texts;

/** Whether a training answer fits, and why; stays until one goes on. */
export function FeedbackStep({
  shown: { feedback, before, next },
  onGoOn,
}: {
  readonly shown: ShownFeedback;
  readonly onGoOn: () => void;
}) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    button.current?.focus({ preventScroll: true });
  }, []);
  const isAgain = next.phase === 'TRAINING' && next.tryNumber > before.tryNumber;
  const parts = feedback.wrong.flatMap((question) => nameOf(question) ?? []);
  const isPassed = next.phase !== 'TRAINING' && next.phase !== 'FAILED';
  return (
    <section className="feedback" data-right={feedback.isRight} data-testid="feedback">
      <div role="status">
        <h1>{feedback.isRight ? participation.right : participation.wrong}</h1>
        {parts.length > 0 && <p>{participation.differs(parts.join(', '))}</p>}
        {feedback.explanation && (
          <>
            <h2>{participation.why}</h2>
            <p dir="auto">{feedback.explanation}</p>
          </>
        )}
        {isAgain && <p>{participation.again}</p>}
        {isPassed && <p>{participation.passed}</p>}
      </div>
      <div className="message-actions">
        <button ref={button} type="button" className="button" onClick={onGoOn} data-testid="go-on">
          {participation.goOn}
        </button>
      </div>
    </section>
  );
}

/** What a part of an answer is called; a sentence that is rated needs no name. */
function nameOf(question: string): string | undefined {
  if (question === 'verdict' || question === 'acceptability') return texts.moral[question];
  return isValueKey(question) ? texts.values[question].label : undefined;
}

import type { JudgmentAnswer } from '@ethogram/core';
import { lazy, Suspense } from 'react';
import { texts } from '../texts/texts.js';
import { ValueChips } from './ValueChips.js';

const PartsSummary = lazy(async () => ({ default: (await import('../form/PartsSummary.js')).PartsSummary }));

interface AnswerSummaryProps {
  readonly answer: JudgmentAnswer;
  /** The form it answers, where the study has one of its own. */
  readonly definition: unknown;
}

/** An answer in a few lines. */
export function AnswerSummary({ answer, definition }: AnswerSummaryProps) {
  if (answer.kind === 'form') {
    return (
      <Suspense fallback={<p className="answer-summary">{texts.loading}</p>}>
        <PartsSummary answer={answer} definition={definition} />
      </Suspense>
    );
  }
  if (answer.kind === 'survey') {
    return <p className="answer-summary">{texts.answers.ratings(answer.ratings.length)}</p>;
  }
  const { name, code } = texts.moral.verdicts[answer.verdict];
  const acceptability = texts.moral.acceptabilityNames[answer.acceptability + 2];
  return (
    <>
      <p className="answer-summary">
        <strong>{name}</strong> <span className="code">{code}</span> · {acceptability} ·{' '}
        {texts.answers.confidence(answer.confidence)}
      </p>
      <ValueChips values={answer.values} />
    </>
  );
}

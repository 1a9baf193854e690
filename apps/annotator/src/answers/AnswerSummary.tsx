import type { JudgmentAnswer } from '@ethogram/core';
import { texts } from '../texts/texts.js';

const SIGNS = { attained: '+', constrained: '−', both: '±' } as const;

/** An answer in one or two lines. */
export function AnswerSummary({ answer }: { readonly answer: JudgmentAnswer }) {
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
      {answer.values.length > 0 && (
        <ul className="chips">
          {answer.values.map(({ value, direction }) => (
            <li key={value} className={`chip chip-${direction}`}>
              <span aria-hidden="true">{SIGNS[direction]}</span>
              <span className="visually-hidden">{texts.moral.directions[direction]}: </span>
              {texts.values[value].label}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

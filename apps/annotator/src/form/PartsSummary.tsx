import { answerOf, askedParts, type FormAnswer, parseFormDefinition, partSummary } from '@ethogram/core';
import { texts } from '../texts/texts.js';

interface PartsSummaryProps {
  readonly answer: FormAnswer;
  readonly definition: unknown;
}

/** An answer to a form, a line a part. */
export function PartsSummary({ answer: { parts }, definition }: PartsSummaryProps) {
  const parsed = parseFormDefinition(definition);
  if (!parsed.ok) return null;
  const answered = askedParts(parsed.definition, parts).filter(({ id }) => answerOf(parts, id) !== undefined);
  if (answered.length === 0) return <p className="answer-summary">{texts.form.leftOut}</p>;
  return (
    <dl className="parts-summary">
      {answered.map((part) => (
        <div key={part.id}>
          <dt dir="auto">{part.label}</dt>
          <dd dir="auto">{partSummary(part, answerOf(parts, part.id))}</dd>
        </div>
      ))}
    </dl>
  );
}

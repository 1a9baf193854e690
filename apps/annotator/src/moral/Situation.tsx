import type { Ref } from 'react';
import type { TaskContent } from '../api/documents.js';
import { texts } from '../texts/texts.js';

interface SituationProps {
  readonly scenario: TaskContent['scenario'];
  readonly headingRef: Ref<HTMLHeadingElement> | undefined;
}

/** The text to judge, set for reading; blank lines of the author part its paragraphs. */
export function Situation({ scenario, headingRef }: SituationProps) {
  if (!scenario) return null;
  const paragraphs = scenario.text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return (
    <article className="situation" aria-label={texts.work.situation} data-testid="situation">
      <h1 ref={headingRef} tabIndex={-1}>
        {scenario.title}
      </h1>
      {paragraphs.map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
    </article>
  );
}

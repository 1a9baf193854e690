import { MarkableText, type Marking, type MarkTexts } from '@ethogram/web';
import type { Ref } from 'react';
import type { TaskContent } from '../api/documents.js';
import { texts } from '../texts/texts.js';

export interface SituationProps {
  readonly scenario: TaskContent['scenario'];
  readonly headingRef: Ref<HTMLHeadingElement> | undefined;
  /** Of passages of the text; the title is not part of it. */
  readonly marking: Marking;
  readonly markTexts: MarkTexts;
  /** The action alone: the text comes later. */
  readonly isTitleOnly: boolean;
}

/** The text to judge, set for reading; passages of it can be marked. */
export function Situation({ scenario, headingRef, marking, markTexts, isTitleOnly }: SituationProps) {
  if (!scenario) return null;
  const { title, text, language } = scenario;
  return (
    <article className="situation" aria-label={texts.work.situation} data-testid="situation">
      <h1 ref={headingRef} tabIndex={-1} dir="auto" lang={language ?? undefined}>
        {title}
      </h1>
      {!isTitleOnly && <MarkableText text={text} language={language} marking={marking} texts={markTexts} />}
    </article>
  );
}

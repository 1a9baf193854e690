import { type Ref, useId } from 'react';
import type { ValueKey } from '@ethogram/core';
import type { TaskContent } from '../api/documents.js';
import { EvidenceBar } from '../evidence/EvidenceBar.js';
import { MarkedText } from '../evidence/MarkedText.js';
import type { Evidence } from '../evidence/useEvidence.js';
import { texts } from '../texts/texts.js';

export interface SituationProps {
  readonly scenario: TaskContent['scenario'];
  readonly headingRef: Ref<HTMLHeadingElement> | undefined;
  readonly evidence: Evidence;
  /** Chosen values: what a passage can speak for. */
  readonly values: readonly ValueKey[];
  /** The action alone: the text comes later. */
  readonly isTitleOnly: boolean;
}

/** The text to judge, set for reading; passages of it can be marked. */
export function Situation({ scenario, headingRef, evidence, values, isTitleOnly }: SituationProps) {
  if (!scenario) return null;
  return (
    <article className="situation" aria-label={texts.work.situation} data-testid="situation">
      <h1 ref={headingRef} tabIndex={-1} dir="auto" lang={scenario.language ?? undefined}>
        {scenario.title}
      </h1>
      {!isTitleOnly && (
        <SituationText
          text={scenario.text}
          language={scenario.language}
          evidence={evidence}
          values={values}
        />
      )}
    </article>
  );
}

interface SituationTextProps extends Pick<SituationProps, 'evidence' | 'values'> {
  readonly text: string;
  /** ISO 639-1; null when it could not be told. */
  readonly language: string | null;
}

function SituationText({ text, language, evidence, values }: SituationTextProps) {
  const id = useId();
  const { isAsked, pointed } = evidence;
  const markable = {
    tabIndex: 0,
    role: 'group',
    'aria-label': texts.evidence.text,
    'aria-describedby': id,
    onKeyDown: evidence.press,
  };
  return (
    <>
      <div
        ref={evidence.text}
        className="situation-text"
        lang={language ?? undefined}
        {...(isAsked && markable)}
        data-testid="situation-text"
      >
        <MarkedText text={text} marks={evidence.marks} onOpen={evidence.open} />
      </div>
      {isAsked && (
        <>
          <EvidenceBar evidence={evidence} values={values} />
          <p id={id} className="caret-hint">
            {texts.evidence.caret}
          </p>
          <p className="visually-hidden" role="status">
            {pointed?.kind === 'selection'
              ? texts.evidence.selected(text.slice(pointed.range.start, pointed.range.end))
              : ''}
          </p>
        </>
      )}
    </>
  );
}

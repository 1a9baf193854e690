import { useId } from 'react';
import { MarkBar } from './MarkBar.js';
import { MarkedText } from './MarkedText.js';
import type { MarkTexts } from './mark-texts.js';
import type { Marking } from './useMarking.js';

interface MarkableTextProps {
  readonly text: string;
  /** ISO 639-1; null when it could not be told. */
  readonly language: string | null;
  readonly marking: Marking;
  readonly texts: MarkTexts;
}

/** A text; where passages of it can be marked, with what is marked and the bar that asks what a selection is. */
export function MarkableText({ text, language, marking, texts }: MarkableTextProps) {
  const id = useId();
  const { isOn, pointed } = marking;
  const markable = {
    tabIndex: 0,
    role: 'group',
    'aria-label': texts.text,
    'aria-describedby': id,
    onKeyDown: marking.press,
  };
  return (
    <>
      <div
        ref={marking.text}
        className="markable-text"
        lang={language ?? undefined}
        {...(isOn && markable)}
        data-testid="situation-text"
      >
        <MarkedText text={text} marks={marking.marks} onOpen={marking.open} texts={texts} />
      </div>
      {isOn && (
        <>
          <MarkBar marking={marking} texts={texts} />
          <p id={id} className="caret-hint">
            {texts.caret}
          </p>
          <p className="visually-hidden" role="status">
            {pointed?.kind === 'selection'
              ? texts.selected(text.slice(pointed.range.start, pointed.range.end))
              : ''}
          </p>
        </>
      )}
    </>
  );
}

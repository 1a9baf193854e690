import { type MarkedSegment, markedSegments, paragraphRanges } from '@ethogram/core';
import { memo, useMemo } from 'react';
import { texts } from '../texts/texts.js';
import type { Mark } from './mark.js';

interface MarkedTextProps {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly onOpen: (mark: Mark, label: HTMLElement) => void;
}

/**
 * The paragraphs of a situation with what is marked in them. Every piece of text says where it begins (`data-unit`), so
 * that a selection can be traced back to the text as it is stored; see `unitAt`.
 */
export const MarkedText = memo(function MarkedText({ text, marks, onOpen }: MarkedTextProps) {
  const paragraphs = useMemo(() => paragraphRanges(text), [text]);
  return paragraphs.map((paragraph) => (
    <p key={paragraph.start} dir="auto">
      {markedSegments(paragraph, marks).map((segment) => (
        <Segment key={segment.start} text={text} segment={segment} marks={marks} onOpen={onOpen} />
      ))}
    </p>
  ));
});

interface SegmentProps extends MarkedTextProps {
  readonly segment: MarkedSegment;
}

function Segment({ text, segment: { start, end, marks: indices }, marks, onOpen }: SegmentProps) {
  const covering = indices.flatMap((index) => marks[index] ?? []);
  const shown = text.slice(start, end);
  if (covering.length === 0) return <span data-unit={start}>{shown}</span>;
  const kinds = new Set(covering.map(({ span }) => (span.speaksFor === 'verdict' ? 'verdict' : 'value')));
  return (
    <>
      {covering
        .filter((mark) => mark.start === start)
        .map((mark) => (
          <button
            key={mark.place}
            type="button"
            // The list of passages does the same by keyboard; in the text it would only be in the way.
            tabIndex={-1}
            className="mark-label"
            onClick={({ currentTarget }) => onOpen(mark, currentTarget)}
            data-testid={`mark-${mark.place}`}
          >
            {texts.evidence.label(mark.place, mark.name)}
          </button>
        ))}
      <mark
        data-unit={start}
        data-kind={kinds.size > 1 ? 'both' : [...kinds][0]}
        data-depth={Math.min(covering.length, 3)}
      >
        {shown}
      </mark>
    </>
  );
}

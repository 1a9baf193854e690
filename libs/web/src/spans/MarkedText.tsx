import { type MarkedSegment, markedSegments, paragraphRanges } from '@ethogram/core';
import { memo, useMemo } from 'react';
import type { Mark } from './mark.js';
import type { MarkTexts } from './mark-texts.js';

interface MarkedTextProps {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly onOpen: (mark: Mark, label: HTMLElement) => void;
  readonly texts: Pick<MarkTexts, 'label'>;
}

/**
 * The paragraphs of a text with what is marked in them. Every piece of text says where it begins (`data-unit`), so
 * that a selection can be traced back to the text as it is stored; see `unitAt`.
 */
export const MarkedText = memo(function MarkedText({ text, marks, onOpen, texts }: MarkedTextProps) {
  const paragraphs = useMemo(() => paragraphRanges(text), [text]);
  return paragraphs.map((paragraph) => (
    <p key={paragraph.start} dir="auto">
      {markedSegments(paragraph, marks).map((segment) => (
        <Segment
          key={segment.start}
          text={text}
          segment={segment}
          marks={marks}
          onOpen={onOpen}
          texts={texts}
        />
      ))}
    </p>
  ));
});

interface SegmentProps extends MarkedTextProps {
  readonly segment: MarkedSegment;
}

function Segment({ text, segment: { start, end, marks: indices }, marks, onOpen, texts }: SegmentProps) {
  const covering = indices.flatMap((index) => marks[index] ?? []);
  const shown = text.slice(start, end);
  if (covering.length === 0) return <span data-unit={start}>{shown}</span>;
  const tones = new Set(covering.map(({ tone }) => tone));
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
            {texts.label(mark.place, mark.name)}
          </button>
        ))}
      <mark
        data-unit={start}
        data-tone={tones.size > 1 ? 'mixed' : [...tones][0]}
        data-depth={Math.min(covering.length, 3)}
      >
        {shown}
      </mark>
    </>
  );
}

import { Box } from '@mui/material';
import type { Ref } from 'react';
import { RedactedText } from '../scenarios/RedactedText.js';
import { type Mark, partsOf } from './marks.js';

export interface MarkedTextProps {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly textRef: Ref<HTMLDivElement>;
  readonly onUnmark: (mark: Mark) => void;
}

/**
 * The text with what will be replaced struck out. Its characters are exactly those of the text, so that a selection can
 * be counted in it: what a mark becomes is drawn by the style sheet alone.
 */
export function MarkedText({ text, marks, textRef, onUnmark }: MarkedTextProps) {
  return (
    <Box
      ref={textRef}
      data-testid="review-text"
      sx={{
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        maxWidth: '75ch',
        lineHeight: 1.75,
        fontSize: '1.0625rem',
        '& mark::selection, &::selection': { bgcolor: 'primary.main', color: 'primary.contrastText' },
      }}
    >
      {partsOf(text, marks).map(({ text: part, mark }) =>
        mark ? (
          <Box
            key={mark.start}
            component="del"
            title="Take this mark away"
            data-kind={`[${mark.kind}]`}
            onClick={() => onUnmark(mark)}
            sx={{
              cursor: 'pointer',
              bgcolor: 'rgba(209, 96, 61, 0.25)',
              borderRadius: 0.5,
              '&::after': {
                content: 'attr(data-kind)',
                display: 'inline-block',
                textDecoration: 'none',
                fontWeight: 650,
                ml: 0.5,
              },
            }}
          >
            {part}
          </Box>
        ) : (
          <RedactedText key={part.length + text.indexOf(part)} text={part} />
        ),
      )}
    </Box>
  );
}

import { REDACTION_KINDS } from '@ethogram/core';
import { Box } from '@mui/material';

const PLACEHOLDER = new RegExp(`(\\[(?:${REDACTION_KINDS.join('|')})\\])`);

/** A text with its placeholders marked, so that what was taken out can be seen at a glance. */
export function RedactedText({ text }: { text: string }) {
  return text.split(PLACEHOLDER).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <Box
        key={index}
        component="mark"
        sx={{ bgcolor: 'action.selected', color: 'text.secondary', borderRadius: 0.5 }}
      >
        {part}
      </Box>
    ),
  );
}

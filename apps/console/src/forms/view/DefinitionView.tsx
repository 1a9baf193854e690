import type { FormPart } from '@ethogram/core';
import { Box, Typography } from '@mui/material';
import { conditionInWords } from '../content/condition-words.js';
import { answersInWords, kindInWords } from '../content/part-words.js';

/** The questions of a form as people read them: what is asked, when, and what can be answered. */
export function DefinitionView({ parts }: { parts: readonly FormPart[] }) {
  return (
    <Box component="ol" sx={{ m: 0, pl: 3, '& > li': { mb: 1.5 } }}>
      {parts.map((part) => (
        <Box component="li" key={part.id} sx={{ overflowWrap: 'anywhere' }}>
          <Typography component="p" sx={{ fontWeight: 600 }}>
            {part.label}
          </Typography>
          {part.help && (
            <Typography variant="body2" sx={{ whiteSpace: 'pre-line' }}>
              {part.help}
            </Typography>
          )}
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {kindInWords(part)} · <span className="mono">{part.id}</span>
          </Typography>
          <Typography variant="body2">{answersInWords(part)}</Typography>
          {part.showIf && (
            <Typography variant="body2" sx={{ fontStyle: 'italic' }}>
              Asked if {conditionInWords(part.showIf, parts)}
            </Typography>
          )}
        </Box>
      ))}
    </Box>
  );
}

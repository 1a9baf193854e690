import type { GuidelineExample } from '@ethogram/core';
import { Box, Typography } from '@mui/material';
import { GuidelineText } from './GuidelineText.js';

/** Worked cases as people read them: the text, then what is right and why. */
export function ExampleCards({ examples }: { examples: readonly GuidelineExample[] }) {
  if (examples.length === 0) return <Typography sx={{ color: 'text.secondary' }}>No examples.</Typography>;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {examples.map(({ title, text, explanation }, at) => (
        <Box
          key={at}
          component="article"
          sx={{ borderInlineStart: '3px solid', borderColor: 'divider', pl: 2 }}
        >
          <Typography variant="h3">{title}</Typography>
          <Typography dir="auto" sx={{ whiteSpace: 'pre-line', my: 0.75, overflowWrap: 'anywhere' }}>
            {text}
          </Typography>
          <GuidelineText text={explanation} />
        </Box>
      ))}
    </Box>
  );
}

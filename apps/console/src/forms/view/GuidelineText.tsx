import { Markdown } from '@ethogram/web';
import { Box, Typography } from '@mui/material';

/** A guideline as people read it. */
export function GuidelineText({ text }: { text: string }) {
  if (text.trim() === '') return <Typography sx={{ color: 'text.secondary' }}>No guideline yet.</Typography>;
  return (
    <Box
      sx={{
        maxWidth: '75ch',
        overflowWrap: 'anywhere',
        '& .markdown > :first-of-type': { mt: 0 },
        '& h3, & h4, & h5': { fontSize: '1rem', mt: 2, mb: 0.5 },
        '& p, & ul, & ol, & blockquote': { my: 1 },
        '& blockquote': { ml: 0, pl: 2, borderInlineStart: '3px solid', borderColor: 'divider' },
        '& a': { color: 'primary.main' },
      }}
    >
      <Markdown text={text} />
    </Box>
  );
}

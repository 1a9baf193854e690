import { Box, Typography } from '@mui/material';
import { TextDifference } from '../../posts/TextDifference.js';
import type { FormContent } from '../content/form-content.js';
import { differences } from '../content/form-difference.js';

/** What is another in a later version of a form; its guideline word by word. */
export function ContentDifference({ before, after }: { before: FormContent; after: FormContent }) {
  const lines = differences(before, after);
  if (lines.length === 0) return <Typography>Nothing but what its name says.</Typography>;
  return (
    <>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {lines.map((line) => (
          <Typography key={line} component="li" variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {line}
          </Typography>
        ))}
      </Box>
      {before.guideline !== after.guideline && (
        <Box component="details" sx={{ mt: 1 }}>
          <Box component="summary" sx={{ cursor: 'pointer', fontSize: 14 }}>
            The guideline, word by word
          </Box>
          <Box sx={{ mt: 1, fontSize: 14 }}>
            <TextDifference before={before.guideline} after={after.guideline} />
          </Box>
        </Box>
      )}
    </>
  );
}

import { Box } from '@mui/material';
import { wordDifference } from './word-difference.js';

const LOOKS = {
  removed: { textDecoration: 'line-through', bgcolor: 'rgba(209, 96, 61, 0.22)' },
  added: { textDecoration: 'none', bgcolor: 'rgba(77, 159, 110, 0.28)' },
} as const;

/** A text as it was changed: struck out what went, marked what came. */
export function TextDifference({ before, after }: { before: string; after: string }) {
  return (
    <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '75ch' }}>
      {wordDifference(before, after).map(({ kind, text }, index) =>
        kind === 'same' ? (
          <span key={index}>{text}</span>
        ) : (
          <Box
            key={index}
            component={kind === 'removed' ? 'del' : 'ins'}
            sx={{ ...LOOKS[kind], borderRadius: 0.5 }}
          >
            {text}
          </Box>
        ),
      )}
    </Box>
  );
}

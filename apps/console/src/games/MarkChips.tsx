import { Box, Chip } from '@mui/material';
import { type MarkTone, markWords } from './mark-words.js';

const COLORS: Record<MarkTone, 'success' | 'warning' | 'error' | 'info' | 'default'> = {
  attained: 'success',
  constrained: 'warning',
  harm: 'error',
  power: 'info',
  breach: 'error',
};

/** What a choice or scene was marked with by its author. */
export function MarkChips({ marks, label = 'Marks' }: { marks: readonly string[]; label?: string }) {
  if (marks.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label={label}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, m: 0, p: 0, listStyle: 'none' }}
    >
      {marks.map((mark, index) => {
        const { tone, text } = markWords(mark);
        return (
          <li key={`${mark}${index}`}>
            <Chip size="small" variant="outlined" color={COLORS[tone]} label={text} />
          </li>
        );
      })}
    </Box>
  );
}

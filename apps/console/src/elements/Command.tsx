import { Box } from '@mui/material';
import { CopyButton } from './CopyButton.js';

/** A line to type in a terminal, to copy. */
export function Command({ text }: { text: string }) {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        bgcolor: 'action.hover',
        borderRadius: 1,
        px: 1.5,
        py: 0.5,
      }}
    >
      <Box component="code" className="mono" sx={{ flex: 1, overflowX: 'auto', whiteSpace: 'nowrap' }}>
        {text}
      </Box>
      <CopyButton text={text} label="Copy command" />
    </Box>
  );
}

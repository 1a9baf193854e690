import { Box } from '@mui/material';
import { type ReactNode, useState } from 'react';

/** Something that is opened when it is wanted, and is not there before. */
export function Disclosure({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Box component="details" sx={{ mt: 1 }} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <Box component="summary" sx={{ cursor: 'pointer', color: 'text.secondary', fontSize: 14, mb: 1 }}>
        {summary}
      </Box>
      {isOpen && children}
    </Box>
  );
}

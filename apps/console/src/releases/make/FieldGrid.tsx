import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** Fields side by side where there is room. */
export function FieldGrid({ children, width = 200 }: { children: ReactNode; width?: number }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${width}px), 1fr))`,
        gap: 2,
        alignItems: 'start',
        my: 1.5,
      }}
    >
      {children}
    </Box>
  );
}

import { Box } from '@mui/material';
import type { ReactNode } from 'react';

export interface FactsProps {
  readonly facts: readonly ([name: string, value: ReactNode] | false)[];
  /** Pixels a fact needs at least, where they are short enough to stand side by side on a phone. */
  readonly columnWidth?: number;
}

/** Names and what they are, as a grid that becomes a column on a phone. `false` leaves a fact out. */
export function Facts({ facts, columnWidth }: FactsProps) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: columnWidth
          ? `repeat(auto-fill, minmax(${columnWidth}px, 1fr))`
          : { xs: '1fr', sm: 'repeat(auto-fill, minmax(210px, 1fr))' },
        gap: 2,
      }}
    >
      {facts.map(
        (fact) =>
          fact && (
            <Box key={fact[0]} sx={{ minWidth: 0 }}>
              <Box component="dt" sx={{ color: 'text.secondary', fontSize: 13 }}>
                {fact[0]}
              </Box>
              <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                {fact[1] ?? '–'}
              </Box>
            </Box>
          ),
      )}
    </Box>
  );
}

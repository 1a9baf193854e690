import { SPLIT_NAMES } from '@ethogram/core';
import { Box } from '@mui/material';
import { SPLIT_COLORS } from '../../elements/colors.js';

/** Which colour is which part. */
export function SplitLegend() {
  return (
    <Box sx={{ display: 'flex', gap: 1.5, fontSize: 13 }}>
      {SPLIT_NAMES.map((split) => (
        <Box key={split} component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
          <Box
            component="span"
            sx={{ width: 9, height: 9, borderRadius: '50%', bgcolor: SPLIT_COLORS[split.toUpperCase()] }}
          />
          {split}
        </Box>
      ))}
    </Box>
  );
}

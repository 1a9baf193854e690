import { Box, LinearProgress, Typography } from '@mui/material';
import { whole } from './format.js';

export interface JobProgressProps {
  readonly label: string;
  readonly done: number;
  /** 0: not known yet. */
  readonly total: number;
  readonly note?: string | null;
  readonly isMoving?: boolean;
}

/** How far something is: a bar, its numbers, and what it is doing. */
export function JobProgress({ label, done, total, note, isMoving = true }: JobProgressProps) {
  const isKnown = total > 0;
  const share = isKnown ? Math.min(100, (100 * done) / total) : 0;
  return (
    <Box>
      <LinearProgress
        aria-label={label}
        variant={isKnown || !isMoving ? 'determinate' : 'indeterminate'}
        value={share}
        sx={{ height: 8, borderRadius: 4 }}
      />
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, mt: 0.5 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {note ?? (isKnown || !isMoving ? '' : 'Waiting …')}
        </Typography>
        {isKnown && (
          <Typography variant="body2" className="numbers" sx={{ whiteSpace: 'nowrap' }}>
            {whole(done)} of {whole(total)}
          </Typography>
        )}
      </Box>
    </Box>
  );
}

import { Box } from '@mui/material';
import { whole } from './format.js';

export interface Bar {
  readonly label: string;
  readonly count: number;
  readonly note?: string;
}

/** Counts side by side, each as a bar as long as its share of the largest, with its number. */
export function BarList({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const largest = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
      {bars.map(({ label: name, count, note }) => (
        <Box key={name} component="li">
          <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, fontSize: 14 }}>
            <span style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
              {name}
              {note && (
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {' '}
                  {note}
                </Box>
              )}
            </span>
            <b className="numbers">{whole(count)}</b>
          </Box>
          <Box sx={{ height: 6, borderRadius: 3, bgcolor: 'action.hover', overflow: 'hidden' }}>
            <Box
              sx={{
                height: 6,
                width: `${(100 * count) / largest}%`,
                minWidth: count > 0 ? 3 : 0,
                bgcolor: 'primary.main',
              }}
            />
          </Box>
        </Box>
      ))}
    </Box>
  );
}

import { Box } from '@mui/material';
import { percent, whole } from './format.js';

export interface Share {
  readonly label: string;
  readonly count: number;
  readonly color: string;
}

export interface ShareBarProps {
  readonly label: string;
  readonly shares: readonly Share[];
  /** `counts` where the parts are things, `shares` where they are probabilities. */
  readonly show?: 'counts' | 'shares';
  readonly legend?: boolean;
}

/** Parts of a whole as one bar, with its numbers in words beside it and for screen readers. */
export function ShareBar({ label, shares, show = 'counts', legend = true }: ShareBarProps) {
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  const present = shares.filter(({ count }) => count > 0);
  const amount = (count: number) =>
    show === 'counts' ? whole(count) : percent(total > 0 ? count / total : 0);
  const words = present.map((share) => `${share.label} ${amount(share.count)}`).join(', ');
  return (
    <Box sx={{ minWidth: 120 }}>
      <Box
        role="img"
        aria-label={`${label}: ${words || 'nothing'}`}
        sx={{
          display: 'flex',
          height: 10,
          borderRadius: 5,
          overflow: 'hidden',
          bgcolor: 'action.hover',
          gap: '1px',
        }}
      >
        {present.map((share) => (
          <Box
            key={share.label}
            title={`${share.label}: ${amount(share.count)}`}
            sx={{ flex: share.count, bgcolor: share.color, minWidth: 2 }}
          />
        ))}
      </Box>
      {legend && (
        <Box aria-hidden sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, mt: 0.5, fontSize: 13 }}>
          {present.map((share) => (
            <Box
              key={share.label}
              component="span"
              sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, whiteSpace: 'nowrap' }}
            >
              <Box component="span" sx={{ width: 9, height: 9, borderRadius: '50%', bgcolor: share.color }} />
              {share.label} <b className="numbers">{amount(share.count)}</b>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

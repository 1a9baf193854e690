import { Box, Chip, Typography } from '@mui/material';
import { SPLIT_COLORS } from '../elements/colors.js';
import { JsonDetails } from '../elements/JsonDetails.js';

interface AnyRow {
  key?: string;
  split?: string;
  scenario?: { title: string | null; text: string | null };
  item?: { key: string; text: string | null };
  aggregate?: { verdict?: string | null; mean?: number; judgments?: number };
}

/** A row of a release: what it is about and its settled answer; the exact line below. */
export function RowPreview({ row, note }: { row: unknown; note?: string }) {
  const { key, split = '', scenario, item, aggregate } = row as AnyRow;
  const about = [scenario?.title, scenario?.text, item?.text ?? item?.key].filter(Boolean).join(': ');
  const answer =
    aggregate?.verdict ?? (aggregate?.mean === undefined ? undefined : `mean ${aggregate.mean.toFixed(2)}`);
  return (
    <Box sx={{ py: 1.25, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Chip
          size="small"
          label={split.toLowerCase()}
          sx={{ bgcolor: SPLIT_COLORS[split.toUpperCase()], color: '#fff' }}
        />
        {answer && <Chip size="small" variant="outlined" label={answer} />}
        {note && (
          <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
            {note}
          </Typography>
        )}
        <Typography
          variant="body2"
          className="mono"
          sx={{ color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis' }}
        >
          {key?.slice(0, 28)}
        </Typography>
      </Box>
      <Typography
        sx={{
          mt: 0.5,
          maxWidth: '85ch',
          display: '-webkit-box',
          WebkitLineClamp: 2,
          WebkitBoxOrient: 'vertical',
          overflow: 'hidden',
        }}
      >
        {about || 'Its text may not be published.'}
      </Typography>
      <JsonDetails summary="The row" value={row} />
    </Box>
  );
}

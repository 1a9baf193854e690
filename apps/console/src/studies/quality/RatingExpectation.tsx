import { MenuItem, Stack, TextField, Typography } from '@mui/material';
import type { RatingDraft } from './survey-gold.js';
import type { SurveyTask } from './survey-task.queries.js';

interface RatingExpectationProps {
  readonly text: string;
  readonly scale: SurveyTask['scale'];
  readonly draft: RatingDraft;
  readonly onChange: (draft: RatingDraft) => void;
}

/** One item of a battery: the rating that is right, and how far from it is right, too. */
export function RatingExpectation({ text, scale, draft, onChange }: RatingExpectationProps) {
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5} sx={{ alignItems: { sm: 'center' } }}>
      <Typography sx={{ flex: 1 }}>{text}</Typography>
      <TextField
        select
        label="Right rating"
        size="small"
        fullWidth={false}
        sx={{ width: { sm: '14rem' }, flex: 'none' }}
        value={draft.rating}
        onChange={({ target }) => onChange({ ...draft, rating: target.value })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">Any</MenuItem>
        {scale.map(({ rating, label }) => (
          <MenuItem key={rating} value={String(rating)}>
            {label ? `${rating}: ${label}` : rating}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label="Within"
        size="small"
        fullWidth={false}
        sx={{ width: { sm: '6.5rem' }, flex: 'none' }}
        value={draft.tolerance}
        disabled={draft.rating === ''}
        onChange={({ target }) => onChange({ ...draft, tolerance: target.value })}
      >
        {scale.slice(0, -1).map((_, steps) => (
          <MenuItem key={steps} value={String(steps)}>
            ± {steps}
          </MenuItem>
        ))}
      </TextField>
    </Stack>
  );
}

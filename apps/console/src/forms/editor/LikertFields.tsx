import type { LikertPart } from '@ethogram/core';
import { Box, InputAdornment, TextField, Typography } from '@mui/material';
import { NumberField } from './NumberField.js';

const MOST_STEPS = 21;

interface LikertFieldsProps {
  readonly part: LikertPart;
  readonly onChange: (part: LikertPart, about: string | null) => void;
}

/** The steps of a rating: how many, from which number, and their words. */
export function LikertFields({ part, onChange }: LikertFieldsProps) {
  const { labels, min } = part;
  const resize = (count: number | undefined) => {
    const size = Math.min(Math.max(Math.round(count ?? 0), 2), MOST_STEPS);
    onChange({ ...part, labels: Array.from({ length: size }, (_, at) => labels[at] ?? '') }, 'count');
  };
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Typography component="legend" variant="h3" sx={{ p: 0, mb: 1 }}>
        Steps, lowest first
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 1.5 }}>
        <NumberField label="How many" value={labels.length} onChange={resize} />
        <NumberField
          label="First number"
          value={min}
          onChange={(value) => onChange({ ...part, min: value ?? 0 }, 'min')}
        />
      </Box>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {labels.map((label, at) => (
          <TextField
            key={at}
            size="small"
            hiddenLabel
            placeholder="Without words"
            value={label}
            onChange={({ target }) =>
              onChange({ ...part, labels: labels.with(at, target.value) }, `label ${at}`)
            }
            slotProps={{
              htmlInput: { 'aria-label': `Words for ${min + at}` },
              input: { startAdornment: <InputAdornment position="start">{min + at}</InputAdornment> },
            }}
          />
        ))}
      </Box>
    </Box>
  );
}

import {
  Box,
  FormControlLabel,
  MenuItem,
  Radio,
  RadioGroup,
  Switch,
  TextField,
  Typography,
} from '@mui/material';
import { SAMPLE_KINDS, type SampleForm, type SampleKind, STRATA, type Stratum } from './sample-form.js';

export interface SampleFieldsProps {
  readonly form: SampleForm;
  readonly onChange: (form: SampleForm) => void;
}

/** How many of the posts that match are taken, and which. */
export function SampleFields({ form, onChange }: SampleFieldsProps) {
  const number = (key: 'size' | 'seed', label: string, hint?: string) => (
    <TextField
      size="small"
      type="number"
      label={label}
      value={form[key]}
      helperText={hint}
      onChange={({ target }) => onChange({ ...form, [key]: target.value })}
      slotProps={{ htmlInput: key === 'size' ? { min: 1 } : {} }}
    />
  );
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <RadioGroup
        aria-label="How many"
        value={form.kind}
        onChange={(_event, kind) => onChange({ ...form, kind: kind as SampleKind })}
        sx={{ gap: 1 }}
      >
        {SAMPLE_KINDS.map(({ id, name, help }) => (
          <FormControlLabel
            key={id}
            value={id}
            control={<Radio size="small" />}
            label={
              <>
                {name}
                <Typography
                  component="span"
                  variant="body2"
                  sx={{ display: 'block', color: 'text.secondary' }}
                >
                  {help}
                </Typography>
              </>
            }
          />
        ))}
      </RadioGroup>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        {form.kind === 'STRATIFIED' && (
          <TextField
            select
            size="small"
            label="Parts by"
            value={form.by}
            onChange={({ target }) => onChange({ ...form, by: target.value as Stratum })}
          >
            {STRATA.map(({ id, name }) => (
              <MenuItem key={id} value={id}>
                {name}
              </MenuItem>
            ))}
          </TextField>
        )}
        {form.kind !== 'ALL' && number('size', 'How many')}
        {number('seed', 'Seed', 'The same seed draws the same')}
      </Box>
      <FormControlLabel
        control={
          <Switch
            checked={form.oneOfEachCluster}
            onChange={({ target }) => onChange({ ...form, oneOfEachCluster: target.checked })}
          />
        }
        label="Only one of each group of near-copies"
      />
    </Box>
  );
}

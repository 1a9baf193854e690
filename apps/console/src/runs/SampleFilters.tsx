import { VALUES } from '@ethogram/core';
import { Box, MenuItem, TextField } from '@mui/material';

const OUTCOMES = ['answered', 'refused', 'unparsable', 'error'];

export interface SampleChoice {
  readonly outcome: string;
  readonly value: string;
  readonly text: string;
}

export const NO_CHOICE: SampleChoice = { outcome: '', value: '', text: '' };

export interface SampleFiltersProps {
  readonly chosen: SampleChoice;
  readonly onChange: (changed: Partial<SampleChoice>) => void;
  readonly suite: string;
}

/** Which samples are looked at. */
export function SampleFilters({ chosen, onChange, suite }: SampleFiltersProps) {
  const hasValues = suite === 'VALUE_PROFILE' || suite === 'HELD_OUT_SURVEY' || suite === 'OWN';
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <TextField
        size="small"
        label="Text"
        value={chosen.text}
        onChange={({ target }) => onChange({ text: target.value })}
        sx={{ width: 180 }}
      />
      {hasValues && (
        <TextField
          select
          size="small"
          label="Value"
          value={chosen.value}
          onChange={({ target }) => onChange({ value: target.value })}
          sx={{ width: 180 }}
        >
          <MenuItem value="">all</MenuItem>
          {VALUES.map(({ key, label }) => (
            <MenuItem key={key} value={key}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      )}
      <TextField
        select
        size="small"
        label="Outcome"
        value={chosen.outcome}
        onChange={({ target }) => onChange({ outcome: target.value })}
        sx={{ width: 150 }}
      >
        <MenuItem value="">all</MenuItem>
        {OUTCOMES.map((name) => (
          <MenuItem key={name} value={name}>
            {name}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  );
}

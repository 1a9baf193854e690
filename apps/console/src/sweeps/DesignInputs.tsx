import { Box, Checkbox, FormControlLabel, FormGroup, TextField, Typography } from '@mui/material';
import type { SweepInput } from './sweep.queries.js';

export type Direction = SweepInput['directions'][number];

/** Which way, how far and how often: the same for a sweep and an experiment. */
export interface Design {
  readonly directions: readonly Direction[];
  readonly deltas: string;
  readonly seeds: string;
  readonly sham: boolean;
}

export interface DesignInputsProps {
  readonly design: Design;
  readonly change: (changes: Partial<Design>) => void;
}

const DIRECTIONS: readonly { key: Direction; label: string }[] = [
  { key: 'LOWER', label: 'Lower' },
  { key: 'RAISE', label: 'Raise' },
];

export function DesignInputs({ design, change }: DesignInputsProps) {
  const { directions, deltas, seeds, sham } = design;
  const toggle = (key: Direction): void =>
    change({
      directions: directions.includes(key)
        ? directions.filter((other) => other !== key)
        : DIRECTIONS.map((one) => one.key).filter((other) => directions.includes(other) || other === key),
    });
  return (
    <>
      <FormGroup row role="group" aria-label="Directions" sx={{ mb: 1 }}>
        {DIRECTIONS.map(({ key, label }) => (
          <FormControlLabel
            key={key}
            label={label}
            control={<Checkbox checked={directions.includes(key)} onChange={() => toggle(key)} />}
          />
        ))}
      </FormGroup>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, mb: 1 }}>
        <TextField
          label="Deltas"
          value={deltas}
          onChange={({ target }) => change({ deltas: target.value })}
          helperText="Points of the scale, as 1, 3; the direction gives the sign."
        />
        <TextField
          label="Seeds"
          value={seeds}
          onChange={({ target }) => change({ seeds: target.value })}
          helperText="Of the trainings, as 0, 1, 2. The rows are the same for all of them."
        />
      </Box>
      <FormControlLabel
        label="A sham training for each seed"
        control={<Checkbox checked={sham} onChange={({ target }) => change({ sham: target.checked })} />}
      />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        In a sham nothing is moved: what it changes too is due to the training itself.
      </Typography>
    </>
  );
}

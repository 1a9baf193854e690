import { Box, Slider, Typography } from '@mui/material';
import { useInput } from 'react-admin';
import { deltaText } from './value-words.js';

const MARKS = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((value) => ({ value, label: deltaText(value) }));

/** How far, and which way, the target value is moved. */
export function DeltaInput() {
  const { field } = useInput<number>({
    source: 'delta',
    validate: (delta: unknown) => (delta === 0 ? 'A delta of 0 moves nothing.' : undefined),
  });
  const delta = Number(field.value);
  return (
    <Box sx={{ width: '100%', px: 1, mb: 2 }}>
      <Typography id="delta-label" sx={{ ml: -1 }}>
        Delta: <b>{deltaText(delta)}</b>{' '}
        {delta === 0
          ? '(nothing is moved: choose another)'
          : delta < 0
            ? '(the model should hold the value less)'
            : '(the model should hold the value more)'}
      </Typography>
      <Slider
        aria-labelledby="delta-label"
        min={-5}
        max={5}
        step={1}
        marks={MARKS}
        track={false}
        value={delta}
        onChange={(_event, value) => field.onChange(value)}
      />
    </Box>
  );
}

import { MORAL_FORM_PARTS, type MoralForm } from '@ethogram/core';
import { Box, Typography } from '@mui/material';
import { PART_LABELS } from '../../studies/form-words.js';

const ALWAYS = ['Verdict', 'Acceptability', 'Values at stake', 'Confidence', 'Rationale'];

/** What a moral judgment asks, in order. */
export function MoralFormView({ form }: { form: MoralForm }) {
  return (
    <Box component="ol" sx={{ m: 0, pl: 3, '& li': { my: 0.75 } }}>
      {form.twoPasses && <Line label="Verdict and acceptability of the title alone" note="first pass" />}
      {ALWAYS.map((label) => (
        <Line key={label} label={label} note="always asked" />
      ))}
      {MORAL_FORM_PARTS.filter((part) => form[part] !== 'off').map((part) => (
        <Line key={part} label={PART_LABELS[part]} note={form[part]} />
      ))}
    </Box>
  );
}

function Line({ label, note }: { label: string; note: string }) {
  return (
    <li>
      {label}{' '}
      <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
        {note}
      </Typography>
    </li>
  );
}

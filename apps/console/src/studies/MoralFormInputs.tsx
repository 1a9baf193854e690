import { MORAL_FORM_PARTS } from '@ethogram/core';
import { Box, Typography } from '@mui/material';
import { BooleanInput, SelectInput } from 'react-admin';
import { ASKED_CHOICES, PART_LABELS } from './form-words.js';

/** Which parts of a moral judgment a new study asks for. */
export function MoralFormInputs() {
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mt: 2.5, mb: 2, width: '100%' }}>
      <Typography component="legend" variant="h3" sx={{ p: 0, mb: 0.5 }}>
        The form
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        Verdict, acceptability, values, confidence and a rationale are always asked. Each part below makes a
        judgment richer, and longer.
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 2 }}>
        {MORAL_FORM_PARTS.map((part) => (
          <SelectInput
            key={part}
            source={`form.${part}`}
            label={PART_LABELS[part]}
            choices={ASKED_CHOICES}
            helperText={false}
          />
        ))}
      </Box>
      <BooleanInput
        source="form.twoPasses"
        label="Two passes: the title alone first, then the whole text"
        helperText="Both judgments are kept, so that you can see what the text changed."
      />
    </Box>
  );
}

import { type Asked, MORAL_FORM_PARTS, type MoralForm } from '@ethogram/core';
import { Box, FormControlLabel, MenuItem, Switch, TextField, Typography } from '@mui/material';
import { ASKED_CHOICES, PART_LABELS } from '../../studies/form-words.js';
import type { FormEditing } from './useFormEditor.js';

/** Which parts of a moral judgment are asked. */
export function MoralParts({ editing: { content, edit } }: { editing: FormEditing }) {
  const { moral } = content;
  const set = (change: Partial<MoralForm>) =>
    edit((now) => ({ ...now, moral: { ...now.moral, ...change } as MoralForm }));
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2 }}>
        Verdict, acceptability, values, confidence and a rationale are always asked. Each part below makes a
        judgment richer, and longer.
      </Typography>
      <Box sx={{ display: 'grid', gap: 2 }}>
        {MORAL_FORM_PARTS.map((part) => (
          <TextField
            key={part}
            select
            size="small"
            label={PART_LABELS[part]}
            value={moral[part]}
            onChange={({ target }) => set({ [part]: target.value as Asked })}
          >
            {ASKED_CHOICES.map(({ id, name }) => (
              <MenuItem key={id} value={id}>
                {name}
              </MenuItem>
            ))}
          </TextField>
        ))}
        <FormControlLabel
          control={<Switch checked={moral.twoPasses} onChange={(_event, twoPasses) => set({ twoPasses })} />}
          label="Two passes: the title alone first, then the whole text"
        />
      </Box>
    </>
  );
}

import { Box, TextField } from '@mui/material';
import type { FileFilterForm } from './file-filter-form.js';

export interface FileFilterFieldsProps {
  readonly form: FileFilterForm;
  readonly onChange: (form: FileFilterForm) => void;
}

/** Which rows of the files are wanted. */
export function FileFilterFields({ form, onChange }: FileFilterFieldsProps) {
  const field = (
    key: keyof FileFilterForm,
    label: string,
    type: 'text' | 'date' | 'number',
    hint?: string,
  ) => (
    <TextField
      size="small"
      label={label}
      type={type}
      value={form[key]}
      helperText={hint}
      onChange={({ target }) => onChange({ ...form, [key]: target.value })}
      slotProps={type === 'date' ? { inputLabel: { shrink: true } } : {}}
    />
  );
  return (
    <Box
      component="fieldset"
      sx={{
        border: 0,
        p: 0,
        m: 0,
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
        maxWidth: 720,
      }}
    >
      <Box component="legend" sx={{ p: 0, mb: 1, color: 'text.secondary', fontSize: 14 }}>
        Only rows that fit, all of them when left empty
      </Box>
      {field('subreddits', 'Subreddits', 'text', 'Several apart by commas')}
      {field('minScore', 'Score at least', 'number')}
      {field('from', 'Posted from', 'date')}
      {field('to', 'to and including', 'date')}
    </Box>
  );
}

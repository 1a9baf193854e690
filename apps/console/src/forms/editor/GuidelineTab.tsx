import { TextField, Typography } from '@mui/material';
import type { FormEditing } from './useFormEditor.js';

/** The guideline as Markdown. */
export function GuidelineTab({ editing: { content, edit } }: { editing: FormEditing }) {
  return (
    <>
      <TextField
        fullWidth
        multiline
        minRows={16}
        label="Guideline"
        required
        value={content.guideline}
        onChange={({ target }) => edit((now) => ({ ...now, guideline: target.value }), 'guideline')}
      />
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
        Markdown: # a heading, **bold**, *italic*, - a list, 1. a numbered list, &gt; a quotation, [a
        link](https://…). People read it before they begin and can open it at any time.
      </Typography>
    </>
  );
}

import { TextField } from '@mui/material';
import { counted } from '../elements/format.js';
import { postNamesOf } from './post-names.js';

export interface PostNamesFieldProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly isTried: boolean;
}

/** Posts by name: whatever a person has of them, pasted. */
export function PostNamesField({ text, onChange, isTried }: PostNamesFieldProps) {
  const { fullnames, unknown } = postNamesOf(text);
  const problem =
    unknown.length > 0
      ? `Not understood: ${unknown.slice(0, 3).join(', ')}${unknown.length > 3 ? ' …' : ''}`
      : isTried && fullnames.length === 0
        ? 'Paste at least one link or id.'
        : null;
  return (
    <TextField
      size="small"
      label="Links or ids"
      multiline
      minRows={4}
      maxRows={12}
      value={text}
      error={problem !== null}
      helperText={problem ?? (fullnames.length > 0 ? counted(fullnames.length, 'post') : 'One a line')}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

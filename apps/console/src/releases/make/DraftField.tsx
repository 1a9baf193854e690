import { TextField, type TextFieldProps } from '@mui/material';
import type { ReleaseDraft } from './release-draft.js';
import type { DraftInputs } from './useDraft.js';

type TextKey = {
  [Key in keyof ReleaseDraft]: ReleaseDraft[Key] extends string
    ? string extends ReleaseDraft[Key]
      ? Key
      : never
    : never;
}[keyof ReleaseDraft];

interface DraftFieldProps
  extends DraftInputs, Pick<TextFieldProps, 'type' | 'helperText' | 'multiline' | 'minRows'> {
  readonly name: TextKey;
  readonly label: string;
}

/** One field of the draft of a release. */
export function DraftField({ draft, change, name, label, type = 'text', ...rest }: DraftFieldProps) {
  return (
    <TextField
      {...rest}
      size="small"
      fullWidth
      label={label}
      type={type}
      value={draft[name]}
      onChange={({ target }) => change({ [name]: target.value })}
      slotProps={type === 'date' ? { inputLabel: { shrink: true } } : {}}
    />
  );
}

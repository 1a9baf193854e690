import { isFormId } from '@ethogram/core';
import { TextField } from '@mui/material';
import { useEffect, useState } from 'react';

const MONO = { fontFamily: 'ui-monospace, Menlo, Consolas, monospace', fontSize: 13 };

interface IdFieldProps {
  readonly label: string;
  readonly value: string;
  readonly taken: readonly string[];
  /** Once it is whole: while it is typed it may be that of another. */
  readonly onCommit: (id: string) => void;
  readonly helperText?: string;
  readonly isBare?: boolean;
}

/** The id of a question or an option. */
export function IdField({ label, value, taken, onCommit, helperText, isBare = false }: IdFieldProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const problem = problemOf(text, taken);
  const commit = () => {
    if (problem) setText(value);
    else if (text !== value) onCommit(text);
  };
  return (
    <TextField
      size="small"
      label={isBare ? undefined : label}
      hiddenLabel={isBare}
      value={text}
      error={problem !== null}
      helperText={problem ?? helperText}
      onChange={({ target }) => setText(target.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
      slotProps={{
        htmlInput: { 'aria-label': label, style: MONO, spellCheck: false, autoCapitalize: 'off' },
      }}
    />
  );
}

function problemOf(text: string, taken: readonly string[]): string | null {
  if (taken.includes(text)) return 'Another one has this name.';
  return isFormId(text) ? null : 'A letter first, then letters, digits, - and _.';
}

import { TextField } from '@mui/material';
import { useEffect, useState } from 'react';

interface NumberFieldProps {
  readonly label: string;
  /** Undefined: left empty. */
  readonly value: number | undefined;
  /** Undefined where the field was emptied, and may be. */
  readonly onChange: (value: number | undefined) => void;
  readonly mayBeEmpty?: boolean;
  readonly step?: number | 'any';
}

/** A number that can be typed freely: what is not a number yet stays in the field and changes nothing. */
export function NumberField({ label, value, onChange, mayBeEmpty = false, step = 1 }: NumberFieldProps) {
  const [text, setText] = useState(textOf(value));
  useEffect(() => {
    setText((typed) => (numberOf(typed) === value ? typed : textOf(value)));
  }, [value]);
  const typed = (next: string) => {
    setText(next);
    const number = numberOf(next);
    if (number !== undefined || mayBeEmpty) onChange(number);
  };
  return (
    <TextField
      size="small"
      type="number"
      label={label}
      value={text}
      onChange={({ target }) => typed(target.value)}
      onBlur={() => setText(textOf(value))}
      sx={{ width: 130 }}
      slotProps={{ htmlInput: { step } }}
    />
  );
}

function textOf(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

function numberOf(text: string): number | undefined {
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? undefined : number;
}

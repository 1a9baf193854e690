import type { FormPart, LikertPart, SliderPart, TextPart } from '@ethogram/core';
import { Box, FormControlLabel, MenuItem, Switch, TextField } from '@mui/material';
import { LikertFields } from './LikertFields.js';
import { NumberField } from './NumberField.js';
import type { ChangePart } from './PartCard.js';

interface KindFieldsProps<P extends FormPart = FormPart> {
  readonly part: P;
  readonly onChange: ChangePart;
}

/** What only questions of one kind have. */
export function KindFields({ part, onChange }: KindFieldsProps) {
  switch (part.kind) {
    case 'choice':
    case 'ranking':
      return null;
    case 'choices':
    case 'span':
      return <Bounds part={part} onChange={onChange} />;
    case 'likert':
      return (
        <LikertFields part={part} onChange={onChange as (part: LikertPart, about: string | null) => void} />
      );
    case 'slider':
      return <SliderFields part={part} onChange={onChange} />;
    case 'pairwise':
      return (
        <FormControlLabel
          control={
            <Switch checked={part.ties} onChange={(_event, ties) => onChange({ ...part, ties }, null)} />
          }
          label="“Neither more than the other” may be said"
        />
      );
    case 'text':
      return <TextFields part={part} onChange={onChange} />;
  }
}

function Bounds({ part, onChange }: KindFieldsProps<Extract<FormPart, { least?: number }>>) {
  const change = (key: 'least' | 'most', value: number | undefined) => {
    const next: { -readonly [Key in keyof typeof part]: (typeof part)[Key] } = { ...part };
    if (value === undefined) delete next[key];
    else next[key] = value;
    onChange(next as FormPart, key);
  };
  return (
    <Row>
      <NumberField
        label="At least"
        mayBeEmpty
        value={part.least}
        onChange={(value) => change('least', value)}
      />
      <NumberField label="At most" mayBeEmpty value={part.most} onChange={(value) => change('most', value)} />
    </Row>
  );
}

function SliderFields({ part, onChange }: KindFieldsProps<SliderPart>) {
  const number = (key: 'min' | 'max' | 'step', label: string) => (
    <NumberField
      label={label}
      step="any"
      value={part[key]}
      onChange={(value) => onChange({ ...part, [key]: value ?? 0 }, key)}
    />
  );
  const words = (key: 'minLabel' | 'maxLabel', label: string) => (
    <TextField
      size="small"
      label={label}
      value={part[key]}
      onChange={({ target }) => onChange({ ...part, [key]: target.value }, key)}
    />
  );
  return (
    <>
      <Row>
        {number('min', 'From')}
        {number('max', 'To')}
        {number('step', 'In steps of')}
      </Row>
      <Row>
        {words('minLabel', 'Words at the low end')}
        {words('maxLabel', 'Words at the high end')}
      </Row>
    </>
  );
}

function TextFields({ part, onChange }: KindFieldsProps<TextPart>) {
  return (
    <Row>
      <TextField
        select
        size="small"
        label="Lines"
        value={part.lines}
        onChange={({ target }) => onChange({ ...part, lines: target.value as TextPart['lines'] }, null)}
        sx={{ width: 130 }}
      >
        <MenuItem value="one">One</MenuItem>
        <MenuItem value="many">Several</MenuItem>
      </TextField>
      <NumberField
        label="Most characters"
        value={part.maxLength}
        onChange={(value) => onChange({ ...part, maxLength: value ?? 0 }, 'maxLength')}
      />
    </Row>
  );
}

function Row({ children }: { children: React.ReactNode }) {
  return <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>{children}</Box>;
}

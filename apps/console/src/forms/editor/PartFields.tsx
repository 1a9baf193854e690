import { FORM_PART_KINDS, type FormPart, type FormPartKind } from '@ethogram/core';
import { Box, FormControlLabel, MenuItem, Switch, TextField } from '@mui/material';
import { KIND_WORDS } from '../content/new-part.js';
import { optionsOf, withOptions } from '../content/option-edits.js';
import { withKind } from '../content/part-kind.js';
import { ConditionFields } from './ConditionFields.js';
import { IdField } from './IdField.js';
import { KindFields } from './KindFields.js';
import { OptionFields } from './OptionFields.js';
import type { PartCardProps } from './PartCard.js';

interface PartFieldsProps extends Pick<PartCardProps, 'parts' | 'at' | 'savedIds' | 'onChange'> {
  readonly part: FormPart;
}

/** Everything that can be said about one question. */
export function PartFields({ parts, at, part, savedIds, onChange }: PartFieldsProps) {
  const options = optionsOf(part);
  return (
    <Box sx={{ display: 'grid', gap: 2, px: 2, pb: 2, pt: 0.5 }}>
      <TextField
        size="small"
        label="Question"
        multiline
        value={part.label}
        onChange={({ target }) => onChange({ ...part, label: target.value }, 'label')}
        slotProps={{ htmlInput: { 'data-focus': 'label' } }}
      />
      <TextField
        size="small"
        label="Explanation below it (optional)"
        multiline
        value={part.help ?? ''}
        onChange={({ target }) => onChange(withHelp(part, target.value), 'help')}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <TextField
          select
          fullWidth={false}
          size="small"
          label="Kind"
          value={part.kind}
          onChange={({ target }) => onChange(withKind(part, target.value as FormPartKind), null)}
          sx={{ minWidth: 170 }}
        >
          {FORM_PART_KINDS.map((kind) => (
            <MenuItem key={kind} value={kind}>
              {KIND_WORDS[kind].name}
            </MenuItem>
          ))}
        </TextField>
        <FormControlLabel
          control={
            <Switch
              checked={part.required}
              onChange={(_event, required) => onChange({ ...part, required }, null)}
            />
          }
          label="Must be answered"
        />
      </Box>
      {options && (
        <OptionFields
          options={options}
          savedIds={savedIds}
          onChange={(next, about) => onChange(withOptions(part, next), about)}
        />
      )}
      <KindFields part={part} onChange={onChange} />
      <ConditionFields parts={parts} at={at} onChange={(changed) => onChange(changed, null)} />
      <IdField
        label="Name in the data"
        value={part.id}
        taken={parts.filter((other) => other !== part).map(({ id }) => id)}
        onCommit={(id) => onChange({ ...part, id }, null)}
        helperText={
          savedIds
            ? 'Answers of studies made before are under the old name.'
            : 'Answers are stored under it, in releases too.'
        }
      />
    </Box>
  );
}

function withHelp(part: FormPart, help: string): FormPart {
  if (help !== '') return { ...part, help };
  const bare: { -readonly [Key in keyof FormPart]: FormPart[Key] } = { ...part };
  delete bare.help;
  return bare as FormPart;
}

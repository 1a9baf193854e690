import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { PlainTable } from '../elements/PlainTable.js';
import {
  MAPPED_FIELDS,
  type MappedGroup,
  type MappedKind,
  type MappingForm,
  mappingFormOf,
  missingFields,
} from './mapping-form.js';

export interface ColumnMappingStepProps {
  readonly group: MappedGroup;
  readonly isBusy: boolean;
  readonly onImport: (form: MappingForm) => void;
  readonly onCancel: () => void;
}

/** Says what the columns of a file mean that no dump of Reddit's is: beside its first rows. */
export function ColumnMappingStep({ group, isBusy, onImport, onCancel }: ColumnMappingStepProps) {
  const [form, setForm] = useState(() => mappingFormOf(group.preview));
  const missing = missingFields(form);
  return (
    <Box sx={{ mt: 2, p: 2, border: 1, borderColor: 'divider', borderRadius: 1 }}>
      <Typography variant="h3" sx={{ overflowWrap: 'anywhere' }}>
        What the columns of {group.names.join(', ')} mean
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {formatName(group.preview.detected)}. These are its first rows.
      </Typography>
      <PreviewTable group={group} />
      <MappingFields columns={group.preview.columns} form={form} onChange={setForm} />
      {missing.length > 0 && (
        <Alert severity="info" sx={{ mt: 2 }}>
          Choose a column for: {missing.join(', ')}.
        </Alert>
      )}
      <Box sx={{ display: 'flex', gap: 1, mt: 2 }}>
        <Button variant="contained" disabled={isBusy || missing.length > 0} onClick={() => onImport(form)}>
          {isBusy ? 'Starting …' : 'Import'}
        </Button>
        <Button onClick={onCancel}>Go back</Button>
      </Box>
    </Box>
  );
}

function PreviewTable({ group: { preview } }: { group: MappedGroup }) {
  if (preview.rows.length === 0) return <Alert severity="warning">The file has no rows.</Alert>;
  const rows = preview.rows.map((cells: readonly string[], index) => ({ cells, index }));
  return (
    <PlainTable<{ cells: readonly string[]; index: number }>
      label="First rows"
      rows={rows}
      keyOf={({ index }) => String(index)}
      columns={preview.columns.map((column, place) => ({
        label: column,
        render: ({ cells }) => shortened(cells[place] ?? ''),
      }))}
    />
  );
}

function MappingFields({
  columns,
  form,
  onChange,
}: {
  columns: readonly string[];
  form: MappingForm;
  onChange: (form: MappingForm) => void;
}) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2, mt: 2 }}>
      <TextField
        select
        size="small"
        label="The rows are"
        value={form.kind}
        onChange={({ target }) => onChange({ ...form, kind: target.value as MappedKind })}
      >
        <MenuItem value="POST">posts</MenuItem>
        <MenuItem value="COMMENT">comments</MenuItem>
      </TextField>
      <TextField
        size="small"
        label="Subreddit where a row has none"
        value={form.subreddit}
        onChange={({ target }) => onChange({ ...form, subreddit: target.value })}
      />
      {MAPPED_FIELDS[form.kind].map(({ field, label, isNeeded, hint }) => (
        <TextField
          key={field}
          select
          size="small"
          required={isNeeded}
          label={label}
          helperText={hint}
          value={form.columns[field] ?? ''}
          onChange={({ target }) =>
            onChange({ ...form, columns: { ...form.columns, [field]: target.value } })
          }
        >
          <MenuItem value="">
            <em>none</em>
          </MenuItem>
          {columns.map((column) => (
            <MenuItem key={column} value={column}>
              {column}
            </MenuItem>
          ))}
        </TextField>
      ))}
    </Box>
  );
}

const FORMATS: Readonly<Record<string, string>> = {
  csv: 'A table (CSV)',
  json: 'A JSON file',
  'json-lines': 'JSON, a record a line',
};

function formatName(detected: string): string {
  return FORMATS[detected] ?? detected;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

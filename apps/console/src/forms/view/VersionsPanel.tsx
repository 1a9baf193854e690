import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { whole } from '../../elements/format.js';
import { Hash } from '../../elements/Hash.js';
import { Panel } from '../../elements/Panel.js';
import { PlainTable } from '../../elements/PlainTable.js';
import { When } from '../../elements/When.js';
import { contentOf, type FormKind } from '../content/form-content.js';
import type { FormRecord, FormVersion } from '../form.queries.js';
import { ContentDifference } from './ContentDifference.js';

/** The versions of a form, and what changed between any two of them. */
export function VersionsPanel({ form }: { form: FormRecord }) {
  const versions = [...form.versions].sort((a, b) => b.number - a.number);
  return (
    <Panel title="Versions" hint="A version never changes. A study stays with the version it was made with.">
      <PlainTable
        label="Versions"
        rows={versions}
        keyOf={({ id }) => id}
        columns={[
          { label: 'Version', render: ({ number }) => <b className="numbers">{number}</b> },
          { label: 'Saved', render: ({ createdAt }) => <When at={createdAt} /> },
          { label: 'Studies', isNumber: true, render: ({ studies }) => whole(studies.length) },
          { label: 'Hash', render: ({ contentHash }) => <Hash value={contentHash} /> },
        ]}
      />
      {versions.length > 1 && <Comparison form={form} versions={versions} />}
    </Panel>
  );
}

function Comparison({ form, versions }: { form: FormRecord; versions: readonly FormVersion[] }) {
  const [newest, second] = versions;
  const [{ before, after }, setPair] = useState({ before: second?.number ?? 1, after: newest?.number ?? 1 });
  const contentOfNumber = (number: number) => {
    const version = versions.find((candidate) => candidate.number === number) ?? newest;
    return version && contentOf(form.kind as FormKind, form.name, version);
  };
  const [from, to] = [contentOfNumber(before), contentOfNumber(after)];
  const choice = (label: string, value: number, onChange: (number: number) => void) => (
    <TextField
      select
      fullWidth={false}
      size="small"
      label={label}
      value={value}
      onChange={({ target }) => onChange(Number(target.value))}
      sx={{ minWidth: 130 }}
    >
      {versions.map(({ number }) => (
        <MenuItem key={number} value={number}>
          Version {number}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Box sx={{ mt: 2.5 }}>
      <Typography variant="h3" sx={{ mb: 1.5 }}>
        What changed
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 1.5 }}>
        {choice('From', before, (number) => setPair({ before: number, after }))}
        {choice('To', after, (number) => setPair({ before, after: number }))}
      </Box>
      {from &&
        to &&
        (before === after ? 'The same version.' : <ContentDifference before={from} after={to} />)}
    </Box>
  );
}

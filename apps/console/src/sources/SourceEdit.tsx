import { Typography } from '@mui/material';
import { Edit, SaveButton, SimpleForm, Toolbar, useRecordContext } from 'react-admin';
import { SourceInputs } from './SourceInputs.js';
import type { SourceRecord } from './source.queries.js';
import { toUpdateSource } from './to-update-source.js';

/** Changes what may be done with a source's posts. Its name stays: releases and runs were made under it. */
export function SourceEdit() {
  return (
    <Edit
      mutationMode="pessimistic"
      redirect="show"
      title="Change the source"
      actions={false}
      transform={toUpdateSource}
    >
      <SimpleForm sx={{ maxWidth: 680 }} toolbar={<SaveToolbar />}>
        <Heading />
        <SourceInputs />
      </SimpleForm>
    </Edit>
  );
}

function Heading() {
  const source = useRecordContext<SourceRecord>();
  return (
    <Typography variant="h1" gutterBottom sx={{ overflowWrap: 'anywhere' }}>
      {source?.name}
    </Typography>
  );
}

function SaveToolbar() {
  return (
    <Toolbar>
      <SaveButton />
    </Toolbar>
  );
}

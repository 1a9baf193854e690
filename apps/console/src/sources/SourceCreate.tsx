import { Typography } from '@mui/material';
import { Create, required, SimpleForm, TextInput } from 'react-admin';
import { SourceInputs } from './SourceInputs.js';

export function SourceCreate() {
  return (
    <Create redirect="show" title="New source">
      <SimpleForm sx={{ maxWidth: 680 }} defaultValues={{ accessBasis: 'FILE' }}>
        <Typography variant="h1" gutterBottom>
          New source
        </Typography>
        <TextInput
          source="name"
          label="Name"
          validate={required()}
          helperText="For example a subreddit and the months that are collected."
        />
        <SourceInputs />
      </SimpleForm>
    </Create>
  );
}

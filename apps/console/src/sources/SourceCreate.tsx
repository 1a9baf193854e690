import { Alert, Typography } from '@mui/material';
import { BooleanInput, Create, required, SimpleForm, TextInput } from 'react-admin';
import { PERMISSIONS } from './permissions.js';

export function SourceCreate() {
  return (
    <Create redirect="show" title="New source">
      <SimpleForm sx={{ maxWidth: 640 }}>
        <Typography variant="h1" gutterBottom>
          New source
        </Typography>
        <TextInput
          source="name"
          label="Name"
          validate={required()}
          helperText="For example a subreddit and the months the dump covers."
        />
        <Typography variant="h2" sx={{ mt: 2 }}>
          What may be done with its posts
        </Typography>
        <Alert severity="info" sx={{ my: 1 }}>
          Nothing, unless you allow it here. Whatever comes later (scenarios, studies, releases, training
          sets) can never do more than its source allows, and this cannot be widened afterwards.
        </Alert>
        {PERMISSIONS.map(({ field, label, help }) => (
          <BooleanInput key={field} source={field} label={label} helperText={help} defaultValue={false} />
        ))}
        <TextInput
          source="basis"
          label="On what basis"
          multiline
          minRows={2}
          validate={required()}
          helperText="Why this is allowed: terms, an agreement, an ethics approval. It goes with every release."
        />
      </SimpleForm>
    </Create>
  );
}

import { Alert, Typography } from '@mui/material';
import {
  BooleanInput,
  DateInput,
  FormDataConsumer,
  RadioButtonGroupInput,
  required,
  TextInput,
} from 'react-admin';
import { ACCESS_BASES } from './access-basis.js';
import { PERMISSIONS } from './permissions.js';

/** What is said of a source beside its name; the same for a new one and for one that is changed. */
export function SourceInputs() {
  return (
    <>
      <RadioButtonGroupInput
        source="accessBasis"
        label="How its posts are had"
        choices={ACCESS_BASES.map(({ id, name, help }) => ({ id, name: `${name}: ${help}` }))}
        row={false}
        validate={required()}
      />
      <FormDataConsumer<{ accessBasis?: string }>>
        {({ formData }) => formData.accessBasis === 'APPROVED_API' && <ApprovalInputs />}
      </FormDataConsumer>
      <Typography variant="h2" sx={{ mt: 2 }}>
        What may be done with its posts
      </Typography>
      <Alert severity="info" sx={{ my: 1 }}>
        Nothing, unless you allow it here. Whatever comes later (scenarios, studies, releases, training sets)
        can never do more than its source allows at that time.
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
    </>
  );
}

function ApprovalInputs() {
  return (
    <>
      <TextInput
        source="approvalRef"
        label="Reference of the approval"
        validate={required()}
        helperText="The number or the address under which it was given."
      />
      <DateInput
        source="approvalExpiresAt"
        label="Approved until"
        format={(value?: string | null) => value?.slice(0, 10) ?? ''}
        parse={(day: string) => (day ? `${day.slice(0, 10)}T23:59:59Z` : null)}
        helperText="The last day, in UTC. Left empty: it does not expire."
      />
    </>
  );
}

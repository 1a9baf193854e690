import { Typography } from '@mui/material';
import { CheckboxGroupInput, Create, required, SimpleForm, TextInput, usePermissions } from 'react-admin';
import { ROLES } from './roles.js';

export function PersonCreate() {
  const { permissions } = usePermissions<string[]>();
  // Curators bring in annotators; only the owner makes more curators and researchers.
  const choices = permissions?.includes('ADMIN') ? ROLES : ROLES.slice(0, 1);
  return (
    <Create redirect="show" title="New person">
      <SimpleForm sx={{ maxWidth: 640 }} defaultValues={{ roles: ['ANNOTATOR'] }}>
        <Typography variant="h1" gutterBottom>
          New person
        </Typography>
        <TextInput
          source="displayName"
          label="Name"
          validate={required()}
          helperText="As others see it on the screens. Releases carry a pseudonym instead."
        />
        <CheckboxGroupInput
          source="roles"
          label="Roles"
          row={false}
          choices={choices.map(({ id, name, help }) => ({ id, name: `${name}: ${help}` }))}
          validate={required()}
        />
      </SimpleForm>
    </Create>
  );
}

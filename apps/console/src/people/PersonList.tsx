import { Box, Chip } from '@mui/material';
import { CreateButton, NullableBooleanInput, SearchInput, SelectInput } from 'react-admin';
import { EmptyList } from '../elements/EmptyList.js';
import { May } from '../elements/May.js';
import { RecordList } from '../elements/RecordList.js';
import { When } from '../elements/When.js';
import type { PersonRecord } from './person.queries.js';
import { roleLabel, ROLES } from './roles.js';

const FILTERS = [
  <SearchInput key="search" source="search" alwaysOn />,
  <SelectInput key="role" source="role" label="Role" choices={[...ROLES]} alwaysOn />,
  <NullableBooleanInput key="simulated" source="simulated" label="Simulated" />,
];

export function PersonList() {
  return (
    <RecordList<PersonRecord>
      createLabel="New person"
      filters={FILTERS}
      primary={({ displayName }) => displayName}
      secondary={({ roles }) => roles.map(roleLabel).join(', ')}
      empty={
        <EmptyList
          title="Nobody yet"
          action={
            <May create="people">
              <CreateButton label="New person" variant="contained" />
            </May>
          }
        >
          Add the people who label, collect and train. Each signs in with a link of their own.
        </EmptyList>
      }
      columns={[
        { label: 'Name', sortBy: 'displayName', render: ({ displayName }) => displayName },
        { label: 'Roles', render: (person) => <RoleChips person={person} /> },
        { label: 'Created', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}

export function RoleChips({ person }: { person: PersonRecord }) {
  return (
    <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
      {person.roles.map((role) => (
        <Chip key={role} size="small" label={roleLabel(role)} />
      ))}
      {person.simulated && <Chip size="small" color="warning" variant="outlined" label="simulated" />}
      {person.disabledAt && <Chip size="small" color="error" variant="outlined" label="disabled" />}
    </Box>
  );
}

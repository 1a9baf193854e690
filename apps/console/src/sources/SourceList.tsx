import { Box, Chip } from '@mui/material';
import { CreateButton } from 'react-admin';
import { EmptyList } from '../elements/EmptyList.js';
import { whole } from '../elements/format.js';
import { May } from '../elements/May.js';
import { RecordList } from '../elements/RecordList.js';
import { SyntheticChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { accessBasisName } from './access-basis.js';
import { permissionsOf } from './permissions.js';
import type { SourceLine } from './source.queries.js';

export function SourceList() {
  return (
    <RecordList<SourceLine>
      createLabel="New source"
      primary={({ name }) => name}
      secondary={({ postCount, approvalExpired }) =>
        `${whole(postCount)} posts${approvalExpired ? ' · approval expired' : ''}`
      }
      empty={
        <EmptyList
          title="No sources yet"
          action={
            <May create="sources">
              <CreateButton label="New source" variant="contained" />
            </May>
          }
        >
          A source is where posts come from, and what may be done with them. Posts are added to it from
          Reddit’s API or from files.
        </EmptyList>
      }
      columns={[
        { label: 'Name', sortBy: 'name', render: (source) => <NameCell source={source} /> },
        { label: 'Posts', sortBy: 'postCount', isNumber: true, render: ({ postCount }) => whole(postCount) },
        { label: 'May', render: (source) => <PermissionChips source={source} /> },
        { label: 'Had through', sortBy: 'accessBasis', render: (source) => <BasisCell source={source} /> },
        { label: 'Created', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}

function NameCell({ source }: { source: SourceLine }) {
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      {source.name} {source.synthetic && <SyntheticChip />}
    </Box>
  );
}

function BasisCell({ source }: { source: SourceLine }) {
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      {accessBasisName(source.accessBasis)}
      {source.approvalExpired && (
        <Chip size="small" color="error" variant="outlined" label="approval expired" />
      )}
    </Box>
  );
}

export function PermissionChips({ source }: { source: SourceLine }) {
  const granted = permissionsOf(source);
  if (granted.length === 0) return <Chip size="small" variant="outlined" label="nothing yet" />;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {granted.map(({ word }) => (
        <Chip key={word} size="small" label={word} />
      ))}
    </Box>
  );
}

import { Button } from '@mui/material';
import { SearchInput } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { EmptyList } from '../elements/EmptyList.js';
import { whole } from '../elements/format.js';
import { RecordList } from '../elements/RecordList.js';
import { When } from '../elements/When.js';
import type { SelectionLine } from './selection.queries.js';

const FILTERS = [<SearchInput key="search" source="search" alwaysOn />];

export function SelectionList() {
  return (
    <RecordList<SelectionLine>
      filters={FILTERS}
      primary={({ name }) => name}
      secondary={({ usable, filterInWords }) => `${whole(usable)} usable · ${filterInWords}`}
      empty={
        <EmptyList
          title="No selections yet"
          action={
            <Button component={RouterLink} to="/posts" variant="contained">
              Go to the posts
            </Button>
          }
        >
          A selection is scenarios chosen once, by a question that is kept with them, for studies to be made
          from. Filter the posts and choose “Make a selection”.
        </EmptyList>
      }
      columns={[
        { label: 'Name', sortBy: 'name', render: ({ name }) => <b>{name}</b> },
        { label: 'Of', render: ({ filterInWords }) => filterInWords },
        { label: 'Drawn', render: ({ sampleInWords }) => sampleInWords },
        { label: 'Size', sortBy: 'size', isNumber: true, render: ({ size }) => whole(size) },
        { label: 'Usable', isNumber: true, render: ({ usable }) => whole(usable) },
        { label: 'Made', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}

import { Chip } from '@mui/material';
import { EmptyList } from '../elements/EmptyList.js';
import { RecordList } from '../elements/RecordList.js';
import { DemonstrationChip } from '../elements/StateChip.js';
import type { ModelRecord } from './model.queries.js';

export function ModelList() {
  return (
    <RecordList<ModelRecord>
      sort={{ field: 'name', order: 'ASC' }}
      opens={false}
      primary={({ name }) => name}
      secondary={(model) => (model.parent ? `adapter of ${model.parent}` : 'base model')}
      empty={
        <EmptyList title="No models yet">
          Models are those that the model server answers to. Home says whether it is up, and how to bring it
          up.
        </EmptyList>
      }
      columns={[
        { label: 'Name', sortBy: 'name', render: ({ name }) => <span className="mono">{name}</span> },
        { label: 'Kind', sortBy: 'kind', render: ({ kind }) => (kind === 'BASE' ? 'Base model' : 'Adapter') },
        { label: 'Trained from', render: ({ parent }) => parent ?? '–' },
        {
          label: 'Served now',
          render: ({ served }) => (
            <Chip
              size="small"
              variant="outlined"
              color={served ? 'success' : 'default'}
              label={served ? 'yes' : 'no'}
            />
          ),
        },
        { label: 'Marks', render: ({ demonstration }) => demonstration && <DemonstrationChip /> },
      ]}
    />
  );
}

import { CreateButton } from 'react-admin';
import { EmptyList } from '../elements/EmptyList.js';
import { whole } from '../elements/format.js';
import { May } from '../elements/May.js';
import { RecordList } from '../elements/RecordList.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import type { TrainingSetLine } from './training-set.queries.js';
import { deltaText, valueLabel } from './value-words.js';

export function TrainingSetList() {
  return (
    <RecordList<TrainingSetLine>
      isLive
      createLabel="New training set"
      primary={({ name }) => name}
      secondary={(set) =>
        `${valueLabel(set.target)} ${deltaText(set.delta)} · ${set.state === 'SUCCEEDED' ? `${whole(set.rowCount)} rows` : set.state.toLowerCase()}`
      }
      empty={
        <EmptyList
          title="No training sets yet"
          action={
            <May create="training-sets">
              <CreateButton label="New training set" variant="contained" />
            </May>
          }
        >
          A training set is survey answers in which one value is moved and every other stays where the model
          had it.
        </EmptyList>
      }
      columns={[
        { label: 'Name', sortBy: 'name', render: ({ name }) => name },
        { label: 'Target', sortBy: 'target', render: ({ target }) => valueLabel(target) },
        { label: 'Delta', sortBy: 'delta', isNumber: true, render: ({ delta }) => deltaText(delta) },
        { label: 'Base model', render: ({ baseModel }) => <span className="mono">{baseModel}</span> },
        {
          label: 'Rows',
          isNumber: true,
          render: ({ rowCount, state }) => (state === 'SUCCEEDED' ? whole(rowCount) : '–'),
        },
        { label: 'State', sortBy: 'state', render: ({ state }) => <StateChip state={state} /> },
        { label: 'Created', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}

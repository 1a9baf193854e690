import { CreateButton } from 'react-admin';
import { EmptyList } from '../elements/EmptyList.js';
import { whole } from '../elements/format.js';
import { May } from '../elements/May.js';
import { RecordList } from '../elements/RecordList.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import type { TrainingSetLine } from './training-set.queries.js';
import { CONTROL_LABELS, taughtText } from './value-words.js';

export function TrainingSetList() {
  return (
    <RecordList<TrainingSetLine>
      isLive
      createLabel="New training set"
      primary={({ name }) => name}
      secondary={(set) =>
        `${taughtText(set)}${set.control ? ` (${(CONTROL_LABELS[set.control] ?? '').toLowerCase()})` : ''} · ${set.state === 'SUCCEEDED' ? `${whole(set.rowCount)} rows` : set.state.toLowerCase()}`
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
          A training set is survey answers in which some values are moved and every other stays where the
          model had it, or people’s judgments from a release.
        </EmptyList>
      }
      columns={[
        { label: 'Name', sortBy: 'name', render: ({ name }) => name },
        { label: 'Teaches', sortBy: 'target', render: (set) => taughtText(set) },
        { label: 'Control', render: ({ control }) => (control ? CONTROL_LABELS[control] : '–') },
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

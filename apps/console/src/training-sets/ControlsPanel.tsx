import { whole } from '../elements/format.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordLink } from '../elements/RecordLink.js';
import { StateChip } from '../elements/StateChip.js';
import type { TrainingSetRecord } from './training-set.queries.js';
import { CONTROL_LABELS, taughtText } from './value-words.js';

/** The set and the sets that show what a change is due to. */
export function ControlsPanel({ set }: { set: TrainingSetRecord }) {
  return (
    <Panel
      title="With its controls"
      hint="Made of the same baseline answers. Train each of them the same way."
    >
      <PlainTable
        label="Sets of the group"
        rows={set.group}
        keyOf={({ id }) => id}
        columns={[
          {
            label: 'Set',
            render: ({ id, name }) =>
              id === set.id ? (
                <b>{name}</b>
              ) : (
                <RecordLink to="training-sets" id={id}>
                  {name}
                </RecordLink>
              ),
          },
          { label: 'Role', render: ({ control }) => (control ? CONTROL_LABELS[control] : 'The set itself') },
          { label: 'Teaches', render: taughtText },
          {
            label: 'Rows',
            isNumber: true,
            render: ({ rowCount, state }) => (state === 'SUCCEEDED' ? whole(rowCount) : '–'),
          },
          { label: 'State', render: ({ state }) => <StateChip state={state} /> },
        ]}
      />
    </Panel>
  );
}

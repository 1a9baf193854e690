import { CreateButton } from 'react-admin';
import { EmptyList } from '../elements/EmptyList.js';
import { counted, whole } from '../elements/format.js';
import { May } from '../elements/May.js';
import { RecordList } from '../elements/RecordList.js';
import { stateLabel } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import type { SweepLine } from './sweep.queries.js';

export function SweepList() {
  return (
    <RecordList<SweepLine>
      isLive
      createLabel="New sweep"
      primary={({ name }) => name}
      secondary={(sweep) =>
        `${stateLabel(sweep.state)} · ${whole(sweep.ended)} of ${counted(sweep.trainings, 'training')}`
      }
      empty={
        <EmptyList
          title="No sweeps yet"
          action={
            <May create="sweeps">
              <CreateButton label="New sweep" variant="contained" />
            </May>
          }
        >
          A sweep is many fine-tunes of one model: values, directions, deltas and seeds in every combination.
        </EmptyList>
      }
      columns={[
        { label: 'Name', sortBy: 'name', render: ({ name }) => name },
        {
          label: 'Base model',
          sortBy: 'baseModel',
          render: ({ baseModel }) => <span className="mono">{baseModel}</span>,
        },
        { label: 'State', sortBy: 'state', render: ({ state }) => <StateChip state={state} /> },
        {
          label: 'Trainings',
          isNumber: true,
          render: ({ ended, trainings }) => `${whole(ended)} of ${whole(trainings)}`,
        },
        { label: 'Created', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}

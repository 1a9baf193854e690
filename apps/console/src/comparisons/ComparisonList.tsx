import { CreateButton } from 'react-admin';
import { EmptyList } from '../elements/EmptyList.js';
import { May } from '../elements/May.js';
import { RecordList } from '../elements/RecordList.js';
import { stateLabel } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { suiteLabel } from '../runs/suite-words.js';
import type { ComparisonLine } from './comparison.queries.js';

export function ComparisonList() {
  return (
    <RecordList<ComparisonLine>
      isLive
      createLabel="Compare two runs"
      primary={({ name }) => name}
      secondary={({ suite, state }) => `${suiteLabel(suite)} · ${stateLabel(state)}`}
      empty={
        <EmptyList
          title="No comparisons yet"
          action={
            <May create="comparisons">
              <CreateButton label="Compare two runs" variant="contained" />
            </May>
          }
        >
          A comparison pairs two finished runs of one suite sample by sample. Reports make those of a
          fine-tune by themselves; any other two runs are compared here.
        </EmptyList>
      }
      columns={[
        { label: 'Name', sortBy: 'name', render: ({ name }) => name },
        { label: 'Suite', sortBy: 'suite', render: ({ suite }) => suiteLabel(suite) },
        { label: 'Base', render: ({ baseRun }) => <span className="mono">{baseRun.model}</span> },
        { label: 'Tuned', render: ({ tunedRun }) => <span className="mono">{tunedRun.model}</span> },
        { label: 'State', sortBy: 'state', render: ({ state }) => <StateChip state={state} /> },
        { label: 'Created', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}

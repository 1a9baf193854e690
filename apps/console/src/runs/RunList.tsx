import { Button } from '@mui/material';
import { SelectInput, TextInput } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { EmptyList } from '../elements/EmptyList.js';
import { whole } from '../elements/format.js';
import { May } from '../elements/May.js';
import { RecordList } from '../elements/RecordList.js';
import { stateLabel } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { OutcomeBar } from './OutcomeBar.js';
import type { RunLine } from './run.queries.js';
import { STATES, suiteLabel, SUITES } from './suite-words.js';

const FILTERS = [
  <SelectInput key="suite" source="suite" label="Suite" choices={SUITES} alwaysOn />,
  <TextInput key="model" source="model" label="Model" alwaysOn resettable />,
  <SelectInput key="state" source="state" label="State" choices={STATES} alwaysOn />,
];

function StartButton() {
  return (
    <May create="runs">
      <Button component={RouterLink} to="/runs/create" variant="contained">
        New run
      </Button>
    </May>
  );
}

export function RunList() {
  return (
    <RecordList<RunLine>
      isLive
      filters={FILTERS}
      createLabel="New run"
      primary={({ suite, model }) => `${suiteLabel(suite)}: ${model}`}
      secondary={({ state, progress }) =>
        `${stateLabel(state)} · ${whole(progress.done)} of ${whole(progress.total)}`
      }
      empty={
        <EmptyList title="No runs yet" action={<StartButton />}>
          A run puts one suite to one model. Reports start the runs they need; start one alone to look at a
          model before anything is trained.
        </EmptyList>
      }
      columns={[
        {
          label: 'Suite',
          sortBy: 'suite',
          render: ({ suite, name }) => (name ? `${suiteLabel(suite)}: ${name}` : suiteLabel(suite)),
        },
        { label: 'Model', sortBy: 'model', render: ({ model }) => <span className="mono">{model}</span> },
        { label: 'State', sortBy: 'state', render: ({ state }) => <StateChip state={state} /> },
        { label: 'Samples', isNumber: true, render: ({ progress }) => whole(progress.done) },
        { label: 'Outcomes', render: ({ outcomes }) => <OutcomeBar outcomes={outcomes} legend={false} /> },
        { label: 'Created', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}

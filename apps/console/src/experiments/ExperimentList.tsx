import { CreateButton } from 'react-admin';
import { EmptyList } from '../elements/EmptyList.js';
import { whole } from '../elements/format.js';
import { May } from '../elements/May.js';
import { RecordList } from '../elements/RecordList.js';
import { stateLabel } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { type ExperimentLine, settingsOf } from './experiment.queries.js';
import { experimentTitle, isDone } from './step-words.js';

export function ExperimentList() {
  return (
    <RecordList<ExperimentLine>
      isLive
      createLabel="New experiment"
      primary={experimentTitle}
      secondary={(experiment) =>
        `${stateLabel(experiment.state)} · ${stepsOf(experiment)} steps · ${experiment.models.join(', ')}`
      }
      empty={
        <EmptyList
          title="No experiments yet"
          action={
            <May create="experiments">
              <CreateButton label="New experiment" variant="contained" />
            </May>
          }
        >
          An experiment is a whole design, from untouched models to one report: a fine-tune for each value, an
          evaluation of each before and after, with controls. Choose models and values, and start it.
        </EmptyList>
      }
      columns={[
        { label: 'Name', sortBy: 'name', render: experimentTitle },
        {
          label: 'Models',
          render: ({ models }) => <span className="mono">{models.join(', ')}</span>,
        },
        {
          label: 'Values',
          isNumber: true,
          render: (experiment) => whole(settingsOf(experiment).values.length),
        },
        { label: 'State', sortBy: 'state', render: ({ state }) => <StateChip state={state} /> },
        { label: 'Steps', isNumber: true, render: stepsOf },
        { label: 'Created', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}

function stepsOf({ steps }: ExperimentLine): string {
  return `${whole(steps.filter(isDone).length)} of ${whole(steps.length)}`;
}

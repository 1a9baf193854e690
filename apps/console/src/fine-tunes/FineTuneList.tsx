import { EmptyList } from '../elements/EmptyList.js';
import { whole } from '../elements/format.js';
import { RecordList } from '../elements/RecordList.js';
import { stateLabel } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { taughtText } from '../training-sets/value-words.js';
import { ChooseRun, ChosenRuns } from './ChosenRuns.js';
import { shortCostText } from './cost-text.js';
import type { FineTuneLine } from './fine-tune.queries.js';

export function FineTuneList() {
  return (
    <RecordList<FineTuneLine>
      isLive
      head={<ChosenRuns />}
      primary={({ name }) => name}
      secondary={(run) => `${stateLabel(run.state)} · ${stepsOf(run)} steps`}
      empty={
        <EmptyList title="No fine-tunes yet">
          Open a training set that is done and choose “Fine-tune”.
        </EmptyList>
      }
      columns={[
        { label: 'Compare', render: ({ id, name }) => <ChooseRun id={id} name={name} /> },
        { label: 'Name', sortBy: 'name', render: ({ name }) => name },
        {
          label: 'Teaches',
          render: ({ trainingSet }) => taughtText(trainingSet),
        },
        {
          label: 'Base model',
          sortBy: 'baseModel',
          render: ({ baseModel }) => <span className="mono">{baseModel}</span>,
        },
        { label: 'State', sortBy: 'state', render: ({ state }) => <StateChip state={state} /> },
        { label: 'Steps', isNumber: true, render: stepsOf },
        { label: 'Cost', isNumber: true, render: shortCostText },
        { label: 'Created', sortBy: 'createdAt', render: ({ createdAt }) => <When at={createdAt} /> },
      ]}
    />
  );
}

function stepsOf({ step, totalSteps }: FineTuneLine): string {
  return totalSteps > 0 ? `${whole(step)} of ${whole(totalSteps)}` : '–';
}

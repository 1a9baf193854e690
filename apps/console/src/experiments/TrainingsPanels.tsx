import { useGetOne } from 'react-admin';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { isMoving, POLL_MS } from '../elements/state.js';
import { CellGrid } from '../sweeps/CellGrid.js';
import type { SweepRecord } from '../sweeps/sweep.queries.js';
import type { ExperimentStepRecord } from './experiment.queries.js';

/** The fine-tunes of each model, once its sweep has begun. */
export function TrainingsPanels({ steps }: { steps: readonly ExperimentStepRecord[] }) {
  return steps.map(
    ({ key, kind, model, madeId }) =>
      kind === 'SWEEP' && madeId && <TrainingsPanel key={key} model={model ?? ''} sweepId={madeId} />,
  );
}

function TrainingsPanel({ model, sweepId }: { model: string; sweepId: string }) {
  const { data, error } = useGetOne<SweepRecord>(
    'sweeps',
    { id: sweepId, meta: { isWhole: true } },
    { refetchInterval: (query) => (isMoving(query.state.data) ? POLL_MS * 2 : false) },
  );
  return (
    <Panel
      title={`Fine-tunes of ${model}`}
      hint="Each leads to its fine-tune once that has been started."
      actions={
        <RecordLink to="sweeps" id={sweepId}>
          Open the sweep
        </RecordLink>
      }
    >
      {error && !data ? <ErrorNotice error={error} /> : data && <CellGrid cells={data.cells} />}
    </Panel>
  );
}

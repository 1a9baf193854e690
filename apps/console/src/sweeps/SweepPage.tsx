import { Alert, Button, Typography } from '@mui/material';
import { ConfirmButton } from '../elements/ConfirmButton.js';
import { Facts } from '../elements/Facts.js';
import { counted, duration, whole } from '../elements/format.js';
import { JobProgress } from '../elements/JobProgress.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordLink } from '../elements/RecordLink.js';
import { RecordPage } from '../elements/RecordPage.js';
import { isMoving } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { useAction } from '../elements/useAction.js';
import { When } from '../elements/When.js';
import { deltaText, valueLabel } from '../training-sets/value-words.js';
import { CellGrid } from './CellGrid.js';
import { cancelSweep, retrySweep, type SweepCellRecord, type SweepRecord } from './sweep.queries.js';

export function SweepPage() {
  return (
    <RecordPage<SweepRecord>
      resource="sweeps"
      titleOf={({ name }) => name}
      isMoving={isMoving}
      chips={(sweep) => (
        <>
          <StateChip state={sweep.state} />
          <Typography variant="body2" component="span" className="mono">
            {sweep.baseModel}
          </Typography>
        </>
      )}
      actions={(sweep) => <SweepActions sweep={sweep} />}
    >
      {(sweep) => (
        <>
          {sweep.error && (
            <Alert severity="error" sx={{ mb: 2 }}>
              {sweep.error}
            </Alert>
          )}
          <Panel title="Trainings">
            <JobProgress
              label="Trainings"
              done={sweep.ended}
              total={sweep.trainings}
              note={noteOf(sweep)}
              isMoving={isMoving(sweep)}
            />
          </Panel>
          <Panel title="Cells" hint="Each leads to its fine-tune once that has been started.">
            <CellGrid cells={sweep.cells} />
          </Panel>
          <Failures cells={sweep.cells.filter(({ error }) => error !== null)} />
          <Panel title="About">
            <Facts
              facts={[
                ['Values', whole(sweep.values.length)],
                ['Directions', sweep.directions.map((one) => one.toLowerCase()).join(', ')],
                ['Deltas', sweep.deltas.join(', ')],
                ['Seeds', sweep.seeds.join(', ')],
                ['Shams', sweep.sham ? 'one a seed' : 'none'],
                ['Created', <When at={sweep.createdAt} />],
                [
                  'Took',
                  sweep.startedAt && sweep.finishedAt
                    ? duration((Date.parse(sweep.finishedAt) - Date.parse(sweep.startedAt)) / 1000)
                    : '–',
                ],
              ]}
            />
          </Panel>
        </>
      )}
    </RecordPage>
  );
}

function SweepActions({ sweep }: { sweep: SweepRecord }) {
  const cancelling = useAction(async () => cancelSweep(sweep.id));
  const retrying = useAction(async () => retrySweep(sweep.id));
  return (
    <May create="sweeps">
      {['QUEUED', 'RUNNING'].includes(sweep.state) && (
        <ConfirmButton
          label="Cancel"
          color="error"
          variant="outlined"
          title="Cancel this sweep?"
          text="Trainings under way stop at their next step and keep their checkpoints; the others never begin. Retry goes on from there."
          confirm="Cancel sweep"
          disabled={cancelling.isBusy}
          onConfirm={() => void cancelling.run()}
        />
      )}
      {['FAILED', 'CANCELLED'].includes(sweep.state) && (
        <Button variant="contained" disabled={retrying.isBusy} onClick={() => void retrying.run()}>
          Retry
        </Button>
      )}
    </May>
  );
}

function noteOf({ state, cells }: SweepRecord): string | null {
  if (state === 'CANCELLING') return 'Stopping the trainings under way.';
  if (!['QUEUED', 'RUNNING'].includes(state)) return null;
  const training = cells.filter((cell) => cell.state === 'TRAINING').length;
  return training > 0
    ? `${counted(training, 'training')} under way`
    : 'The model answers the instrument first.';
}

function Failures({ cells }: { cells: readonly SweepCellRecord[] }) {
  if (cells.length === 0) return null;
  return (
    <Panel title="What went wrong">
      <PlainTable<SweepCellRecord>
        label="What went wrong"
        rows={cells}
        keyOf={({ key }) => key}
        columns={[
          {
            label: 'Training',
            render: ({ value, direction, delta, seed, trainingSetId }) => {
              const name = `${direction === 'SHAM' ? 'Sham' : `${valueLabel(value)} ${deltaText(delta)}`}, seed ${seed}`;
              return trainingSetId ? (
                <RecordLink to="training-sets" id={trainingSetId}>
                  {name}
                </RecordLink>
              ) : (
                name
              );
            },
          },
          { label: 'Why', render: ({ error }) => error ?? '' },
        ]}
      />
    </Panel>
  );
}

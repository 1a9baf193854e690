import { LineChart } from '@ethogram/web';
import { Alert, Typography } from '@mui/material';
import { DeletionNotice } from '../elements/DeletionNotice.js';
import { Facts } from '../elements/Facts.js';
import { Hash } from '../elements/Hash.js';
import { JobProgress } from '../elements/JobProgress.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordPage } from '../elements/RecordPage.js';
import { isMoving } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { deltaText, valueLabel } from '../training-sets/value-words.js';
import type { FineTuneRecord } from './fine-tune.queries.js';
import { FineTuneAbout } from './FineTuneAbout.js';
import { FineTuneActions } from './FineTuneActions.js';

export function FineTunePage() {
  return (
    <RecordPage<FineTuneRecord>
      resource="fine-tunes"
      titleOf={({ name }) => name}
      isMoving={isMoving}
      chips={(run) => (
        <>
          <StateChip state={run.state} />
          <Typography variant="body2" component="span">
            {valueLabel(run.trainingSet.target)}, delta {deltaText(run.trainingSet.delta)}
          </Typography>
        </>
      )}
      actions={(run) => <FineTuneActions run={run} />}
    >
      {(run) => (
        <>
          {run.error && (
            <Alert severity="error" sx={{ mb: 2 }}>
              {run.error}
            </Alert>
          )}
          <DeletionNotice
            affected={run.affectedByDeletions}
            what={run.adapter ? 'adapter' : 'fine-tune'}
            advice="What it has learnt from them cannot be taken out: train again on a newer release and stop using this one."
          />
          <ProgressPanel run={run} />
          {run.adapter && <AdapterPanel adapter={run.adapter} />}
          <EventsPanel run={run} />
          <FineTuneAbout run={run} />
        </>
      )}
    </RecordPage>
  );
}

function ProgressPanel({ run }: { run: FineTuneRecord }) {
  const losses = run.metrics.map(({ step, loss }) => ({ x: step, y: loss }));
  return (
    <Panel title="Training">
      <JobProgress
        label="Steps"
        done={run.step}
        total={run.totalSteps}
        note={waitingNote(run)}
        isMoving={isMoving(run)}
      />
      {losses.length > 1 && (
        <LineChart
          title="Loss"
          description="Training loss by step."
          series={[{ name: 'Loss', points: losses }]}
          xLabel="Step"
          yLabel="Loss"
          digits={2}
          xEnd={run.totalSteps}
          height={280}
        />
      )}
    </Panel>
  );
}

function waitingNote({ state, attempt }: FineTuneRecord): string | null {
  if (state === 'QUEUED') return 'Waiting for its turn.';
  if (state === 'STARTING') return 'The trainer is starting: it loads the model first.';
  if (state === 'CANCELLING') return 'Stopping at the next step.';
  return attempt > 1 ? `Trainer started ${attempt} times, from its last checkpoint each.` : 'Steps';
}

function AdapterPanel({ adapter }: { adapter: NonNullable<FineTuneRecord['adapter']> }) {
  return (
    <Panel title="Adapter">
      <Facts
        facts={[
          ['Name', <span className="mono">{adapter.name}</span>],
          ['SHA-256', <Hash value={adapter.sha256} length={24} label="Copy SHA-256" />],
          ['Loaded by the model server', adapter.loaded ? 'yes' : 'when it is needed'],
          ['Made', <When at={adapter.createdAt} />],
        ]}
      />
    </Panel>
  );
}

function EventsPanel({ run }: { run: FineTuneRecord }) {
  const events = [...run.events].reverse();
  if (events.length === 0) return null;
  return (
    <Panel title="Events">
      <PlainTable
        label="Events"
        rows={events.slice(0, 40)}
        keyOf={(event) => `${event.at} ${event.type} ${event.step ?? ''}`}
        columns={[
          { label: 'When', render: ({ at }) => <When at={at} /> },
          { label: 'What', render: ({ type }) => type },
          { label: 'Step', isNumber: true, render: ({ step }) => step ?? '–' },
          { label: 'Message', render: ({ message }) => message ?? '' },
        ]}
      />
    </Panel>
  );
}

import { Alert, Box, Typography } from '@mui/material';
import { DeletionNotice } from '../elements/DeletionNotice.js';
import { Facts } from '../elements/Facts.js';
import { whole } from '../elements/format.js';
import { Hash } from '../elements/Hash.js';
import { JobProgress } from '../elements/JobProgress.js';
import { Panel } from '../elements/Panel.js';
import { PlainTable } from '../elements/PlainTable.js';
import { RecordPage } from '../elements/RecordPage.js';
import { isMoving } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { taughtText } from '../training-sets/value-words.js';
import { costText } from './cost-text.js';
import { CurvesPanel } from './CurvesPanel.js';
import type { FineTuneRecord } from './fine-tune.queries.js';
import { FineTuneAbout } from './FineTuneAbout.js';
import { FineTuneActions } from './FineTuneActions.js';
import { FineTuneLineage } from './FineTuneLineage.js';

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
            {taughtText(run.trainingSet)}
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
          <CurvesPanel run={run} />
          {run.adapter && <AdapterPanel adapter={run.adapter} bestStep={run.bestStep} steps={run.step} />}
          <FineTuneLineage run={run} />
          <FineTuneAbout run={run} />
          <EventsPanel run={run} />
        </>
      )}
    </RecordPage>
  );
}

function ProgressPanel({ run }: { run: FineTuneRecord }) {
  return (
    <Panel title="Training">
      <JobProgress
        label="Steps"
        done={run.step}
        total={run.totalSteps}
        note={waitingNote(run)}
        isMoving={isMoving(run)}
      />
      <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
        {isMoving(run) ? 'Cost so far' : 'Cost'}: {costText(run)}
      </Typography>
    </Panel>
  );
}

function waitingNote({ state, attempt }: FineTuneRecord): string | null {
  if (state === 'QUEUED') return 'Waiting for its turn.';
  if (state === 'STARTING') return 'The trainer is starting: it loads the model first.';
  if (state === 'CANCELLING') return 'Stopping at the next step.';
  return attempt > 1 ? `Trainer started ${attempt} times, from its last checkpoint each.` : 'Steps';
}

interface AdapterPanelProps {
  readonly adapter: NonNullable<FineTuneRecord['adapter']>;
  readonly bestStep: number | null;
  readonly steps: number;
}

function AdapterPanel({ adapter, bestStep, steps }: AdapterPanelProps) {
  return (
    <Panel title="Adapter">
      <Facts
        facts={[
          ['Name', <span className="mono">{adapter.name}</span>],
          ['SHA-256', <Hash value={adapter.sha256} length={24} label="Copy SHA-256" />],
          bestStep !== null && [
            'Weights of',
            bestStep < steps
              ? `step ${whole(bestStep)}, the best one`
              : `step ${whole(bestStep)}, the last one`,
          ],
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
          {
            label: 'Message',
            // A phone scrolls sideways to it; without a width of its own it would be a column of single words.
            render: ({ message }) => <Box sx={{ minWidth: 240 }}>{message}</Box>,
          },
        ]}
      />
    </Panel>
  );
}

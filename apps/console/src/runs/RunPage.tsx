import { Alert, Box, Typography } from '@mui/material';
import { PlayPanels } from '../plays/PlayPanels.js';
import { DeletionNotice } from '../elements/DeletionNotice.js';
import { Facts } from '../elements/Facts.js';
import { JobProgress } from '../elements/JobProgress.js';
import { JsonDetails } from '../elements/JsonDetails.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { percent } from '../elements/format.js';
import { isMoving } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { valueLabel } from '../training-sets/value-words.js';
import { OutcomeBar } from './OutcomeBar.js';
import { RunActions } from './RunActions.js';
import type { RunRecord } from './run.queries.js';
import { SamplesPanel } from './SamplesPanel.js';
import { SummaryPanel } from './SummaryPanel.js';
import { suiteLabel } from './suite-words.js';

export function RunPage() {
  return (
    <RecordPage<RunRecord>
      resource="runs"
      titleOf={({ name, suite, model }) => name ?? `${suiteLabel(suite)}: ${model}`}
      isMoving={isMoving}
      actions={(run) => <RunActions run={run} />}
      chips={(run) => (
        <>
          <StateChip state={run.state} />
          <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
            {run.adapterId ? 'tuned model' : 'base model'}
          </Typography>
        </>
      )}
    >
      {(run) => (
        <>
          {run.error && (
            <Alert severity="error" sx={{ mb: 2 }}>
              {run.error}
            </Alert>
          )}
          <PlayPanels run={run} />
          <DeletionNotice
            affected={run.affectedByDeletions}
            what="run"
            advice="Its numbers stay as they were measured; measure again on a newer release before you publish them."
          />
          {run.suite === 'TEXT_ADVENTURE' ? (
            isMoving(run) && <JobProgress label="Plays" {...run.progress} />
          ) : (
            <SamplePanels run={run} />
          )}
          <Panel title="About">
            <Facts
              facts={[
                ['Suite', suiteLabel(run.suite)],
                ['Model', <span className="mono">{run.model}</span>],
                ['How answers were read', run.method ?? 'not known yet'],
                [
                  'Steered',
                  run.steering
                    ? `${valueLabel(run.steering.value)} ${run.steering.direction === 'RAISE' ? 'raised' : 'lowered'} by a system message`
                    : 'no',
                ],
                ['Seed', run.repeat === 0 ? run.seed : `${run.seed}, repeat ${run.repeat}`],
                [
                  'Stops at',
                  `${run.failureLimit.inARow} errors in a row or ${percent(run.failureLimit.share)} of the prompts`,
                ],
                ['Created', <When at={run.createdAt} />],
                ['Finished', <When at={run.finishedAt} />],
              ]}
            />
            <JsonDetails summary="Manifest: everything the numbers depend on" value={run.manifest} />
          </Panel>
        </>
      )}
    </RecordPage>
  );
}

/** What runs that ask one question after the other have; plays show themselves. */
function SamplePanels({ run }: { run: RunRecord }) {
  return (
    <>
      <Panel title="Samples by outcome">
        {isMoving(run) && (
          <Box sx={{ mb: 2 }}>
            <JobProgress label="Samples" {...run.progress} />
          </Box>
        )}
        <OutcomeBar outcomes={run.outcomes} />
      </Panel>
      <SummaryPanel run={run} />
      <SamplesPanel run={run} />
    </>
  );
}

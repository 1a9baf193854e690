import { Alert, Box, Typography } from '@mui/material';
import { DeletionNotice } from '../elements/DeletionNotice.js';
import { Facts } from '../elements/Facts.js';
import { JobProgress } from '../elements/JobProgress.js';
import { JsonDetails } from '../elements/JsonDetails.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { isMoving } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { OutcomeBar } from './OutcomeBar.js';
import type { RunRecord } from './run.queries.js';
import { SamplesPanel } from './SamplesPanel.js';
import { suiteLabel } from './suite-words.js';

export function RunPage() {
  return (
    <RecordPage<RunRecord>
      resource="runs"
      titleOf={({ suite, model }) => `${suiteLabel(suite)}: ${model}`}
      isMoving={isMoving}
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
          <DeletionNotice
            affected={run.affectedByDeletions}
            what="run"
            advice="Its numbers stay as they were measured; measure again on a newer release before you publish them."
          />
          <Panel title="Samples by outcome">
            {isMoving(run) && (
              <Box sx={{ mb: 2 }}>
                <JobProgress label="Samples" {...run.progress} />
              </Box>
            )}
            <OutcomeBar outcomes={run.outcomes} />
          </Panel>
          <SamplesPanel run={run} />
          <Panel title="About">
            <Facts
              facts={[
                ['Suite', suiteLabel(run.suite)],
                ['Model', <span className="mono">{run.model}</span>],
                ['How answers were read', run.method ?? 'not known yet'],
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

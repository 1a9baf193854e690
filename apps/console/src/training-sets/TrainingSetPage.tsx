import DownloadIcon from '@mui/icons-material/Download';
import { Alert, Button, Typography } from '@mui/material';
import { useRedirect } from 'react-admin';
import { JobProgress } from '../elements/JobProgress.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { isMoving } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { useAction } from '../elements/useAction.js';
import { startFineTune } from '../fine-tunes/fine-tune.queries.js';
import type { TrainingSetRecord } from './training-set.queries.js';
import { TrainingRows } from './TrainingRows.js';
import { TrainingSetAbout } from './TrainingSetAbout.js';
import { deltaText, valueLabel } from './value-words.js';

export function TrainingSetPage() {
  return (
    <RecordPage<TrainingSetRecord>
      resource="training-sets"
      titleOf={({ name }) => name}
      isMoving={isMoving}
      chips={(set) => (
        <>
          <StateChip state={set.state} />
          <Typography variant="body2" component="span">
            {valueLabel(set.target)}, delta {deltaText(set.delta)}
          </Typography>
        </>
      )}
      actions={(set) => set.state === 'SUCCEEDED' && <Actions set={set} />}
    >
      {(set) => (
        <>
          {set.error && (
            <Alert severity="error" sx={{ mb: 2 }}>
              {set.error}
            </Alert>
          )}
          {isMoving(set) && (
            <Panel
              title="Building"
              hint="The base model answers every statement first: its answers are what all values but the target keep."
            >
              <JobProgress label="Building" {...set.progress} />
            </Panel>
          )}
          {set.state === 'SUCCEEDED' && <TrainingRows set={set} />}
          <TrainingSetAbout set={set} />
        </>
      )}
    </RecordPage>
  );
}

function Actions({ set }: { set: TrainingSetRecord }) {
  const redirect = useRedirect();
  const { run, isBusy } = useAction(async () => {
    const id = await startFineTune({ name: set.name, trainingSetId: set.id, seed: set.seed });
    redirect('show', 'fine-tunes', id);
  });
  return (
    <>
      <Button href={set.exportPath} download variant="outlined" startIcon={<DownloadIcon />}>
        Download JSONL
      </Button>
      <May create="fine-tunes">
        <Button variant="contained" disabled={isBusy} onClick={() => void run()}>
          Fine-tune
        </Button>
      </May>
    </>
  );
}

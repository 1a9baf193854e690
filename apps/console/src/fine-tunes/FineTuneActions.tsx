import { Button } from '@mui/material';
import { useRedirect } from 'react-admin';
import { ConfirmButton } from '../elements/ConfirmButton.js';
import { May } from '../elements/May.js';
import { useAction } from '../elements/useAction.js';
import { createReport } from '../reports/report.queries.js';
import { cancelFineTune, type FineTuneRecord, resumeFineTune } from './fine-tune.queries.js';

/** Cancel what trains, resume what stopped, evaluate what is done. */
export function FineTuneActions({ run }: { run: FineTuneRecord }) {
  const redirect = useRedirect();
  const cancelling = useAction(async () => cancelFineTune(run.id));
  const resuming = useAction(async () => resumeFineTune(run.id));
  const evaluating = useAction(async () =>
    redirect(
      'show',
      'reports',
      await createReport({ name: run.name, fineTuneRunId: run.id, seed: run.seed }),
    ),
  );
  return (
    <May create="fine-tunes">
      {['QUEUED', 'STARTING', 'RUNNING'].includes(run.state) && (
        <ConfirmButton
          label="Cancel"
          color="error"
          variant="outlined"
          title="Cancel this fine-tune?"
          text="The trainer stops at the next step. Its last checkpoint is kept, so the run can be resumed."
          confirm="Cancel fine-tune"
          disabled={cancelling.isBusy}
          onConfirm={() => void cancelling.run()}
        />
      )}
      {['FAILED', 'CANCELLED'].includes(run.state) && (
        <Button variant="contained" disabled={resuming.isBusy} onClick={() => void resuming.run()}>
          Resume
        </Button>
      )}
      {run.state === 'SUCCEEDED' && (
        <Button variant="contained" disabled={evaluating.isBusy} onClick={() => void evaluating.run()}>
          Evaluate
        </Button>
      )}
    </May>
  );
}

import { Button } from '@mui/material';
import { useRedirect } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { ConfirmButton } from '../elements/ConfirmButton.js';
import { May } from '../elements/May.js';
import { useAction } from '../elements/useAction.js';
import { cancelFineTune, type FineTuneRecord, resumeFineTune, retryFineTune } from './fine-tune.queries.js';

const ENDED = ['SUCCEEDED', 'FAILED', 'CANCELLED'];

/** Cancel what trains, resume what stopped, train again what ended, evaluate what is done. */
export function FineTuneActions({ run }: { run: FineTuneRecord }) {
  const redirect = useRedirect();
  const cancelling = useAction(async () => cancelFineTune(run.id));
  const resuming = useAction(async () => resumeFineTune(run.id));
  const retrying = useAction(async () => redirect('show', 'fine-tunes', await retryFineTune(run.id)));
  return (
    <>
      <Button component={RouterLink} to={`/fine-tunes/curves?ids=${run.id}`} variant="outlined">
        Compare curves
      </Button>
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
        {ENDED.includes(run.state) && (
          <ConfirmButton
            label="Train again"
            variant="outlined"
            title="Train again from the first step?"
            text="A new run starts with the same training set, settings and seed. This one stays as it is."
            confirm="Train again"
            disabled={retrying.isBusy}
            onConfirm={() => void retrying.run()}
          />
        )}
        {['FAILED', 'CANCELLED'].includes(run.state) && (
          <ConfirmButton
            label="Resume"
            variant="contained"
            title="Resume this fine-tune?"
            text={
              run.state === 'FAILED'
                ? 'It goes on from its last checkpoint. What made it fail must be mended first, or it will fail again.'
                : 'It goes on from its last checkpoint and ends as if it had never been stopped.'
            }
            confirm="Resume fine-tune"
            disabled={resuming.isBusy}
            onConfirm={() => void resuming.run()}
          />
        )}
        {run.state === 'SUCCEEDED' && (
          <Button component={RouterLink} to={`/reports/create?fineTune=${run.id}`} variant="contained">
            Evaluate
          </Button>
        )}
      </May>
    </>
  );
}

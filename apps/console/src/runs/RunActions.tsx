import { ConfirmButton } from '../elements/ConfirmButton.js';
import { counted } from '../elements/format.js';
import { May } from '../elements/May.js';
import { isMoving } from '../elements/state.js';
import { useAction } from '../elements/useAction.js';
import { cancelRun, resumeRun, retryFailedSamples, type RunRecord } from './run.queries.js';

/** Cancel what runs, go on with what stopped, ask again what failed. */
export function RunActions({ run }: { run: RunRecord }) {
  const cancelling = useAction(async () => cancelRun(run.id));
  const resuming = useAction(async () => resumeRun(run.id));
  const retrying = useAction(async () => retryFailedSamples(run.id));
  const { error: errors } = run.outcomes;
  return (
    <May create="runs">
      {isMoving(run) && (
        <ConfirmButton
          label="Cancel"
          color="error"
          variant="outlined"
          title="Cancel this run?"
          text="What was answered so far is kept, so the run can be resumed. A run of a report is stopped with its report."
          confirm="Cancel run"
          disabled={cancelling.isBusy}
          onConfirm={() => void cancelling.run()}
        />
      )}
      {!isMoving(run) && errors > 0 && (
        <ConfirmButton
          label="Retry failed"
          variant="outlined"
          title="Ask again what failed?"
          text={`${counted(errors, 'prompt')} that ended in errors, and what is missing, are asked again. What is there now is kept as history; nothing that was answered changes.`}
          confirm="Ask again"
          disabled={retrying.isBusy}
          onConfirm={() => void retrying.run()}
        />
      )}
      {['FAILED', 'CANCELLED'].includes(run.state) && (
        <ConfirmButton
          label="Resume"
          variant="contained"
          title="Resume this run?"
          text="It goes on with the prompts that are missing. Nothing that was answered is asked again."
          confirm="Resume run"
          disabled={resuming.isBusy}
          onConfirm={() => void resuming.run()}
        />
      )}
    </May>
  );
}

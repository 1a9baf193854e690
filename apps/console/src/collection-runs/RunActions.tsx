import { Button } from '@mui/material';
import { ConfirmButton } from '../elements/ConfirmButton.js';
import { May } from '../elements/May.js';
import { useAction } from '../elements/useAction.js';
import { cancelRun, type CollectionRunLine, pauseRun, resumeRun } from './collection-run.queries.js';

/** Pause, go on, stop for good. */
export function RunActions({ run }: { run: CollectionRunLine }) {
  const pause = useAction(async () => pauseRun(run.id));
  const resume = useAction(async () => resumeRun(run.id));
  const cancel = useAction(async () => cancelRun(run.id));
  const isBusy = pause.isBusy || resume.isBusy || cancel.isBusy;
  const isUnderWay = run.state === 'QUEUED' || run.state === 'RUNNING';
  const mayGoOn = run.state === 'PAUSED' || run.state === 'FAILED';
  return (
    <May create="collection-runs">
      {isUnderWay && (
        <Button variant="outlined" disabled={isBusy} onClick={() => void pause.run()}>
          Pause
        </Button>
      )}
      {mayGoOn && (
        <Button variant="contained" disabled={isBusy} onClick={() => void resume.run()}>
          Go on
        </Button>
      )}
      {(isUnderWay || run.state === 'PAUSED') && (
        <ConfirmButton
          label="Cancel"
          color="error"
          variant="outlined"
          title="Cancel this collection run?"
          text="It stops and cannot go on. What it has stored stays."
          confirm="Cancel run"
          disabled={isBusy}
          onConfirm={() => void cancel.run()}
        />
      )}
    </May>
  );
}

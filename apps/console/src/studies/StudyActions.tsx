import EditNoteIcon from '@mui/icons-material/EditNote';
import { Button } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { ConfirmButton } from '../elements/ConfirmButton.js';
import { counted } from '../elements/format.js';
import { May } from '../elements/May.js';
import { useAction } from '../elements/useAction.js';
import { closeStudy, openStudy, type StudyRecord } from './study.queries.js';

/** What can be done with a study in its state. */
export function StudyActions({ study }: { study: StudyRecord }) {
  const opening = useAction(async () => {
    await openStudy(study.id);
    return 'The study is open: its people can label.';
  });
  const closing = useAction(async () => {
    await closeStudy(study.id);
    return 'The study is closed.';
  });
  return (
    <>
      {study.state === 'OPEN' && (
        <Button href="/annotate/" variant="outlined" startIcon={<EditNoteIcon />}>
          Annotate
        </Button>
      )}
      {study.state !== 'DRAFT' && (
        <Button component={RouterLink} to={`/studies/${study.id}/quality`} variant="outlined">
          Quality
        </Button>
      )}
      <May create="studies">
        {study.state !== 'OPEN' && (
          <Button
            variant={study.state === 'DRAFT' ? 'contained' : 'outlined'}
            disabled={opening.isBusy}
            onClick={() => void opening.run()}
          >
            {study.state === 'DRAFT' ? 'Open study' : 'Open again'}
          </Button>
        )}
        {study.state === 'OPEN' && (
          <ConfirmButton
            label="Close study"
            variant="outlined"
            title="Close this study?"
            text={
              study.openCount + study.claimedCount > 0
                ? `${counted(study.openCount + study.claimedCount, 'judgment')} are still to be made. Nobody can label while it is closed; what is done stays.`
                : 'Everything is labelled. Nobody can revise an answer while it is closed.'
            }
            confirm="Close study"
            disabled={closing.isBusy}
            onConfirm={() => void closing.run()}
          />
        )}
      </May>
      <May create="releases">
        <Button
          component={RouterLink}
          to={`/studies/${study.id}/release`}
          variant="contained"
          disabled={study.doneCount === 0}
        >
          Make a release
        </Button>
      </May>
    </>
  );
}

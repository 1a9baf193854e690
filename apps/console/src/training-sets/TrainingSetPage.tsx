import { Alert, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { DeletionNotice } from '../elements/DeletionNotice.js';
import { JobProgress } from '../elements/JobProgress.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { isMoving } from '../elements/state.js';
import { StateChip } from '../elements/StateChip.js';
import { StartFineTune } from '../fine-tunes/StartFineTune.js';
import { ControlsPanel } from './ControlsPanel.js';
import { FilesPanel } from './FilesPanel.js';
import { MoralRows } from './MoralRows.js';
import { ProfilePanel } from './ProfilePanel.js';
import type { TrainingSetRecord } from './training-set.queries.js';
import { TrainingRows } from './TrainingRows.js';
import { TrainingSetAbout } from './TrainingSetAbout.js';
import { CONTROL_LABELS, taughtText } from './value-words.js';

export function TrainingSetPage() {
  return (
    <RecordPage<TrainingSetRecord>
      resource="training-sets"
      titleOf={({ name }) => name}
      isMoving={(set) => set.group.some(isMoving)}
      chips={(set) => (
        <>
          <StateChip state={set.state} />
          <Typography variant="body2" component="span">
            {taughtText(set)}
            {set.control && `, control: ${(CONTROL_LABELS[set.control] ?? '').toLowerCase()}`}
          </Typography>
        </>
      )}
      actions={(set) => set.state === 'SUCCEEDED' && <Actions set={set} />}
    >
      {(set) => (
        <>
          <DeletionNotice
            affected={set.affectedByDeletions}
            what="training set"
            advice="Their rows are empty and left out of every file. Models trained before have learned them: make a new release and train again."
          />
          {set.error && (
            <Alert severity="error" sx={{ mb: 2 }}>
              {set.error}
            </Alert>
          )}
          {isMoving(set) && <Building set={set} />}
          {set.kind === 'SURVEY' && <ProfilePanel set={set} />}
          {set.group.length > 1 && <ControlsPanel set={set} />}
          {set.state === 'SUCCEEDED' && (
            <>
              {set.kind === 'SURVEY' ? <TrainingRows set={set} /> : <MoralRows set={set} />}
              <FilesPanel set={set} />
            </>
          )}
          <TrainingSetAbout set={set} />
        </>
      )}
    </RecordPage>
  );
}

function Building({ set }: { set: TrainingSetRecord }) {
  const hint =
    set.kind === 'SURVEY'
      ? 'The base model answers every statement first: its answers are what all values but those of the profile keep.'
      : 'The rows of the release are read and checked.';
  return (
    <Panel title="Building" hint={set.control ? 'Controls are built once their set is.' : hint}>
      <JobProgress label="Building" {...set.progress} />
    </Panel>
  );
}

function Actions({ set }: { set: TrainingSetRecord }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <May create="fine-tunes">
      <Button variant="contained" onClick={() => setAsking(true)}>
        Fine-tune
      </Button>
      {isAsking && <StartFineTune trainingSet={set} onClose={() => setAsking(false)} />}
    </May>
  );
}

import { Alert, Typography } from '@mui/material';
import { ConfirmButton } from '../elements/ConfirmButton.js';
import { Downloads } from '../elements/Downloads.js';
import { Facts } from '../elements/Facts.js';
import { duration } from '../elements/format.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { RecordLink } from '../elements/RecordLink.js';
import { RecordPage } from '../elements/RecordPage.js';
import { isMoving } from '../elements/state.js';
import { DemonstrationChip, StateChip } from '../elements/StateChip.js';
import { useAction } from '../elements/useAction.js';
import { When } from '../elements/When.js';
import { suiteLabel } from '../runs/suite-words.js';
import { valueLabel } from '../training-sets/value-words.js';
import {
  cancelExperiment,
  contentOf,
  type ExperimentRecord,
  retryExperiment,
  settingsOf,
} from './experiment.queries.js';
import { FindingsPanel } from './FindingsPanel.js';
import { StepsPanel } from './StepsPanel.js';
import { experimentTitle } from './step-words.js';
import { TrainingsPanels } from './TrainingsPanels.js';

export function ExperimentPage() {
  return (
    <RecordPage<ExperimentRecord>
      resource="experiments"
      titleOf={experimentTitle}
      isMoving={isMoving}
      chips={(experiment) => (
        <>
          <StateChip state={experiment.state} />
          {experiment.demonstration && <DemonstrationChip />}
          <Typography variant="body2" component="span" className="mono">
            {experiment.models.join(', ')}
          </Typography>
        </>
      )}
      actions={(experiment) => <ExperimentActions experiment={experiment} />}
    >
      {(experiment) => {
        const content = contentOf(experiment);
        return (
          <>
            {experiment.error && (
              <Alert severity="error" sx={{ mb: 2 }}>
                {experiment.error}
              </Alert>
            )}
            {content && <FindingsPanel content={content} />}
            <StepsPanel experiment={experiment} />
            <TrainingsPanels steps={experiment.steps} />
            <About experiment={experiment} />
          </>
        );
      }}
    </RecordPage>
  );
}

function ExperimentActions({ experiment }: { experiment: ExperimentRecord }) {
  const { id, state, content, exportPath } = experiment;
  const cancelling = useAction(async () => cancelExperiment(id));
  const retrying = useAction(async () => retryExperiment(id));
  return (
    <>
      <May create="experiments">
        {['QUEUED', 'RUNNING'].includes(state) && (
          <ConfirmButton
            label="Cancel"
            color="error"
            variant="outlined"
            title="Cancel this experiment?"
            text="Trainings and evaluations under way stop and keep what they have; the other steps never begin. It can go on from there."
            confirm="Cancel experiment"
            disabled={cancelling.isBusy}
            onConfirm={() => void cancelling.run()}
          />
        )}
        {['FAILED', 'CANCELLED'].includes(state) && (
          <ConfirmButton
            label="Go on"
            variant="contained"
            title="Go on with this experiment?"
            text={
              state === 'FAILED'
                ? 'Steps that did not succeed are taken up again; what was trained and answered is kept. What made them fail must be mended first, or they will fail again.'
                : 'Steps that did not succeed are taken up again; what was trained and answered is kept.'
            }
            confirm="Go on with it"
            disabled={retrying.isBusy}
            onConfirm={() => void retrying.run()}
          />
        )}
      </May>
      {content !== null && <Downloads path={exportPath} />}
    </>
  );
}

function About({ experiment }: { experiment: ExperimentRecord }) {
  const { values, directions, deltas, seeds, sham, steering, suites, releaseId } = settingsOf(experiment);
  const { createdAt, startedAt, finishedAt } = experiment;
  return (
    <Panel title="About">
      <Facts
        facts={[
          ['Values', values.map(valueLabel).join(', ')],
          ['Directions', directions.join(', ')],
          ['Deltas', deltas.join(', ')],
          ['Seeds', seeds.join(', ')],
          ['Suites', suites.map(suiteLabel).join(', ')],
          [
            'Controls',
            ['base again', ...(steering ? ['words alone'] : []), ...(sham ? ['a sham a seed'] : [])].join(
              ', ',
            ),
          ],
          releaseId !== null && [
            'Moral judgments',
            <RecordLink to="releases" id={releaseId}>
              Release
            </RecordLink>,
          ],
          ['Created', <When at={createdAt} />],
          [
            'Took',
            startedAt && finishedAt ? duration((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000) : '–',
          ],
        ]}
      />
    </Panel>
  );
}

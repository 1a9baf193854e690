import { Typography } from '@mui/material';
import { counted, whole } from '../elements/format.js';
import { JobProgress } from '../elements/JobProgress.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { SimulatedChip, StateChip } from '../elements/StateChip.js';
import { AboutPanel } from './AboutPanel.js';
import { AgreementPanel } from './AgreementPanel.js';
import { DistributionsPanel } from './distributions/DistributionsPanel.js';
import { ItemReviewsPanel, reviewsItems } from './item-reviews/ItemReviewsPanel.js';
import { JudgmentsPanel } from './JudgmentsPanel.js';
import { ParticipationPanel } from './participation/ParticipationPanel.js';
import { SkipsPanel } from './SkipsPanel.js';
import { StudyActions } from './StudyActions.js';
import { StudyPeople } from './StudyPeople.js';
import { kindLabel } from './study-words.js';
import type { StudyRecord } from './study.queries.js';

export function StudyPage() {
  return (
    <RecordPage<StudyRecord>
      resource="studies"
      titleOf={({ name }) => name}
      // While people work on it the page keeps up with them.
      isMoving={({ state, openCount, claimedCount }) => state === 'OPEN' && openCount + claimedCount > 0}
      chips={(study) => (
        <>
          <StateChip state={study.state} />
          <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
            {kindLabel(study.kind)}
          </Typography>
          {study.simulated && <SimulatedChip />}
        </>
      )}
      actions={(study) => <StudyActions study={study} />}
    >
      {(study) => (
        <>
          <ProgressPanel study={study} />
          <StudyPeople study={study} />
          <ParticipationPanel study={study} />
          <AgreementPanel study={study} />
          {study.kind === 'FORM' && <DistributionsPanel study={study} />}
          {reviewsItems(study) && <ItemReviewsPanel study={study} />}
          <JudgmentsPanel study={study} />
          <SkipsPanel study={study} />
          <AboutPanel study={study} />
        </>
      )}
    </RecordPage>
  );
}

function ProgressPanel({ study }: { study: StudyRecord }) {
  const note = `${counted(study.claimedCount, 'judgment')} being made, ${whole(study.openCount)} open`;
  return (
    <Panel title="Progress">
      <JobProgress
        label="Judgments done"
        done={study.doneCount}
        total={study.slotCount}
        note={note}
        isMoving={false}
      />
    </Panel>
  );
}

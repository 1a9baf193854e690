import { Typography } from '@mui/material';
import { Facts } from '../elements/Facts.js';
import { counted, whole } from '../elements/format.js';
import { JobProgress } from '../elements/JobProgress.js';
import { Panel } from '../elements/Panel.js';
import { RecordPage } from '../elements/RecordPage.js';
import { SimulatedChip, StateChip } from '../elements/StateChip.js';
import { When } from '../elements/When.js';
import { AgreementPanel } from './AgreementPanel.js';
import { JudgmentsPanel } from './JudgmentsPanel.js';
import { formInWords } from './form-words.js';
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

function AboutPanel({ study }: { study: StudyRecord }) {
  const { instrument } = study;
  return (
    <Panel title="About">
      <Facts
        facts={[
          ['Tasks', whole(study.taskCount)],
          ['Judgments per task', whole(study.judgmentsPerTask)],
          instrument ? ['Instrument', `${instrument.title} ${instrument.version}`] : false,
          ['A claim is held for', `${Math.round(study.leaseSeconds / 60)} min`],
          ['Tasks held at once', study.aheadLimit === 1 ? '1' : `at most ${study.aheadLimit}`],
          ['Seed', String(study.seed)],
          ['Created', <When at={study.createdAt} />],
        ]}
      />
      {study.form !== null && (
        <>
          <Typography variant="h3" sx={{ mt: 2.5, mb: 0.5 }}>
            The form asks on top
          </Typography>
          <Typography sx={{ maxWidth: '75ch' }}>
            {formInWords(study.form) ?? 'A form this version of the console does not know.'}
          </Typography>
        </>
      )}
      <Typography variant="h3" sx={{ mt: 2.5, mb: 0.5 }}>
        Guideline
      </Typography>
      <Typography sx={{ whiteSpace: 'pre-wrap', maxWidth: '75ch' }}>{study.guideline}</Typography>
    </Panel>
  );
}

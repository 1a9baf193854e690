import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-admin';
import { ErrorNotice } from '../../elements/ErrorNotice.js';
import { May } from '../../elements/May.js';
import { Panel } from '../../elements/Panel.js';
import { useAction } from '../../elements/useAction.js';
import { When } from '../../elements/When.js';
import type { StudyRecord } from '../study.queries.js';
import {
  fromPlan,
  type ParticipationForm,
  planInWords,
  type StoredPlan,
  toParticipation,
} from './participation-form.js';
import { ParticipationInputs } from './ParticipationInputs.js';
import {
  type ConsentVersion,
  fetchParticipation,
  publishConsent,
  setParticipation,
} from './participation.queries.js';
import { ParticipantsPanel } from './ParticipantsPanel.js';
import { RecruitmentPanel } from './RecruitmentPanel.js';

/** The steps of a study, who takes them, and where they come from. */
export function ParticipationPanel({ study }: { study: StudyRecord }) {
  const { data, error } = useQuery({
    queryKey: ['participation', study.id, study.state],
    queryFn: () => fetchParticipation(study.id),
  });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  const plan = data.participation as StoredPlan | null;
  const [latest] = data.consentVersions;
  return (
    <>
      <Panel
        title="Before and after the work"
        actions={
          <May create="studies">
            {study.state === 'DRAFT' && <EditSteps studyId={study.id} start={fromPlan(plan, latest?.text)} />}
            {plan?.consent && <NewConsent studyId={study.id} latest={latest} />}
          </May>
        }
      >
        <Typography>{plan ? planInWords(plan) : 'There are no steps but the work itself.'}</Typography>
        {plan?.consent && latest && (
          <Consent versions={data.consentVersions} rule={plan.consent.withdrawal} />
        )}
      </Panel>
      {plan && (
        <>
          <May create="studies">
            <RecruitmentPanel study={study} />
            <ParticipantsPanel study={study} />
          </May>
        </>
      )}
    </>
  );
}

function Consent({ versions, rule }: { versions: readonly ConsentVersion[]; rule: 'UNLINK' | 'REMOVE' }) {
  const [latest] = versions;
  if (!latest) return null;
  return (
    <>
      <Typography variant="h3" sx={{ mt: 2, mb: 0.5 }}>
        Consent, version {latest.version}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        Published <When at={latest.publishedAt} />. Who withdraws:{' '}
        {rule === 'UNLINK'
          ? 'judgments stay, unlinked.'
          : 'judgments leave later releases and are revoked in earlier ones.'}
      </Typography>
      <Typography sx={{ whiteSpace: 'pre-wrap', maxWidth: '75ch', mt: 1 }}>{latest.text}</Typography>
    </>
  );
}

function EditSteps({ studyId, start }: { studyId: string; start: ParticipationForm }) {
  const [isOpen, setOpen] = useState(false);
  const { run, isBusy } = useAction(async (form: ParticipationForm | undefined) => {
    await setParticipation(studyId, toParticipation(form));
    setOpen(false);
    return 'The steps are saved.';
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>Change the steps</Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        maxWidth="sm"
        fullWidth
        aria-labelledby="edit-steps"
      >
        <DialogTitle id="edit-steps">Before and after the work</DialogTitle>
        <Form
          defaultValues={{ participation: start }}
          onSubmit={(values: object) =>
            void run((values as { participation?: ParticipationForm }).participation)
          }
        >
          <DialogContent>
            <ParticipationInputs />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Go back</Button>
            <Button type="submit" variant="contained" disabled={isBusy}>
              Save the steps
            </Button>
          </DialogActions>
        </Form>
      </Dialog>
    </>
  );
}

function NewConsent({ studyId, latest }: { studyId: string; latest: ConsentVersion | undefined }) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState(latest?.text ?? '');
  const { run, isBusy } = useAction(async () => {
    const version = await publishConsent(studyId, text);
    setOpen(false);
    return `Version ${version} is asked of everybody from now on.`;
  });
  const isSame = text.trim() === '' || text.trim() === latest?.text;
  return (
    <>
      <Button onClick={() => setOpen(true)}>New consent text</Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        maxWidth="sm"
        fullWidth
        aria-labelledby="new-consent"
      >
        <DialogTitle id="new-consent">New consent text</DialogTitle>
        <DialogContent>
          <Alert severity="info" sx={{ mb: 2 }}>
            Everybody is asked again before their next task. Earlier versions, and who accepted them when,
            stay.
          </Alert>
          <TextField
            label="What people agree to"
            value={text}
            onChange={({ target }) => setText(target.value)}
            multiline
            minRows={8}
            fullWidth
            margin="dense"
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Go back</Button>
          <Button variant="contained" disabled={isBusy || isSame} onClick={() => void run()}>
            Publish
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

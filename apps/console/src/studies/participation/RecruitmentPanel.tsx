import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmButton } from '../../elements/ConfirmButton.js';
import { CopyButton } from '../../elements/CopyButton.js';
import { ErrorNotice } from '../../elements/ErrorNotice.js';
import { whole } from '../../elements/format.js';
import { Panel } from '../../elements/Panel.js';
import { PlainTable } from '../../elements/PlainTable.js';
import { useAction } from '../../elements/useAction.js';
import type { StudyRecord } from '../study.queries.js';
import { InviteByList, MarkByList } from './RecruitmentLists.js';
import { closeLink, createLink, fetchLinks, type LinkLine } from './participation.queries.js';

const RECRUITERS = [
  { id: 'PROLIFIC', name: 'Prolific' },
  { id: 'OTHER', name: 'Somewhere else' },
] as const;

/** The public addresses of a study. */
export function RecruitmentPanel({ study }: { study: StudyRecord }) {
  const { data: links, error } = useQuery({
    queryKey: ['recruitment-links', study.id, study.state],
    queryFn: () => fetchLinks(study.id),
  });
  if (error) return <ErrorNotice error={error} />;
  if (!links) return null;
  return (
    <Panel
      title="Recruitment"
      hint="People who come by a link take part under a made-up name. Their ids stay here, apart from their answers, and are never part of a release."
      actions={
        <>
          <MarkByList studyId={study.id} />
          <NewLinkButton studyId={study.id} />
        </>
      }
    >
      {links.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>There is no link yet.</Typography>
      ) : (
        <PlainTable
          label="Recruitment links"
          rows={links}
          keyOf={({ id }) => id}
          columns={[
            { label: 'Name', render: ({ name }) => name },
            { label: 'For', render: ({ recruiter }) => (recruiter === 'PROLIFIC' ? 'Prolific' : 'Others') },
            {
              label: 'Joined',
              isNumber: true,
              render: ({ joined, places }) =>
                places === null ? whole(joined) : `${whole(joined)} of ${whole(places)}`,
            },
            { label: 'Address', render: (link) => <Address link={link} /> },
            { label: '', render: (link) => <LinkActions link={link} /> },
          ]}
        />
      )}
    </Panel>
  );
}

function Address({ link: { address } }: { link: LinkLine }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere', fontFamily: 'monospace', minWidth: 180 }}>
        {address}
      </Typography>
      <CopyButton text={address} />
    </Box>
  );
}

function LinkActions({ link }: { link: LinkLine }) {
  const { run, isBusy } = useAction(async () => {
    await closeLink(link.id);
    return 'The link is closed.';
  });
  if (link.closedAt) return <>Closed</>;
  return (
    <>
      {link.recruiter === 'OTHER' && <InviteByList linkId={link.id} />}
      <ConfirmButton
        label="Close"
        title="Close this link?"
        text="Nobody new is let in by it. Who is in goes on."
        confirm="Close the link"
        disabled={isBusy}
        onConfirm={() => void run()}
      />
    </>
  );
}

function NewLinkButton({ studyId }: { studyId: string }) {
  const [isOpen, setOpen] = useState(false);
  const [form, setForm] = useState({ name: '', recruiter: 'PROLIFIC' as LinkLine['recruiter'], places: '' });
  const { run, isBusy } = useAction(async () => {
    const { name, recruiter, places } = form;
    await createLink({ studyId, name, recruiter, places: places === '' ? null : Number(places) });
    setOpen(false);
    return 'The link is there: copy its address.';
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>New link</Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} maxWidth="xs" fullWidth aria-labelledby="new-link">
        <DialogTitle id="new-link">New recruitment link</DialogTitle>
        <DialogContent>
          <TextField
            label="Name"
            value={form.name}
            onChange={({ target }) => setForm({ ...form, name: target.value })}
            fullWidth
            margin="dense"
          />
          <TextField
            select
            label="People come from"
            value={form.recruiter}
            onChange={({ target }) => setForm({ ...form, recruiter: target.value as LinkLine['recruiter'] })}
            fullWidth
            margin="dense"
          >
            {RECRUITERS.map(({ id, name }) => (
              <MenuItem key={id} value={id}>
                {name}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label="Places (left empty: any number)"
            type="number"
            value={form.places}
            onChange={({ target }) => setForm({ ...form, places: target.value })}
            fullWidth
            margin="dense"
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Go back</Button>
          <Button variant="contained" disabled={isBusy || form.name.trim() === ''} onClick={() => void run()}>
            Make the link
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

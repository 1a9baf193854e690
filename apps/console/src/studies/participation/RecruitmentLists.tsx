import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { counted } from '../../elements/format.js';
import { useAction } from '../../elements/useAction.js';
import { firstColumn, saveFile, toCsv } from './csv.js';
import { inviteParticipants, type Mark, markRecruited } from './participation.queries.js';

interface IdListProps {
  readonly label: string;
  readonly title: string;
  readonly hint: string;
  readonly actions: readonly { readonly label: string; readonly act: (ids: string[]) => Promise<string> }[];
}

/** Takes ids as a pasted list or a CSV file, and does something with all of them. */
function IdList({ label, title, hint, actions }: IdListProps) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const ids = firstColumn(text);
  const { run, isBusy } = useAction(async (act: (ids: string[]) => Promise<string>) => {
    const said = await act(ids);
    setOpen(false);
    setText('');
    return said;
  });
  const read = async (file: File | undefined): Promise<void> => {
    if (file) setText(await file.text());
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} maxWidth="sm" fullWidth aria-label={title}>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 1, color: 'text.secondary' }}>{hint}</Typography>
          <Button component="label" size="small">
            Choose a CSV file
            <input
              type="file"
              accept=".csv,text/csv,text/plain"
              hidden
              onChange={({ target }) => void read(target.files?.[0])}
            />
          </Button>
          <TextField
            label="Ids, one a line"
            value={text}
            onChange={({ target }) => setText(target.value)}
            multiline
            minRows={5}
            maxRows={12}
            fullWidth
            margin="dense"
            helperText={ids.length === 0 ? 'The first column counts.' : counted(ids.length, 'id')}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Go back</Button>
          {actions.map((action) => (
            <Button
              key={action.label}
              variant="contained"
              disabled={isBusy || ids.length === 0}
              onClick={() => void run(action.act)}
            >
              {action.label}
            </Button>
          ))}
        </DialogActions>
      </Dialog>
    </>
  );
}

/** An address of their own for everybody on a list, as a CSV. */
export function InviteByList({ linkId }: { readonly linkId: string }) {
  const invite = async (ids: string[]): Promise<string> => {
    const invited = await inviteParticipants(linkId, ids);
    const rows = invited.map(({ externalId, address }) => [externalId, address]);
    saveFile('invitations.csv', toCsv([['participant_id', 'address'], ...rows]));
    return `${counted(invited.length, 'address', 'addresses')} made and saved as a file.`;
  };
  return (
    <IdList
      label="Invite by list"
      title="Invite by list"
      hint="Everybody gets an address of their own. Who is invited already keeps theirs."
      actions={[{ label: 'Make addresses', act: invite }]}
    />
  );
}

/** What a recruiter says became of people, by a list of their ids. */
export function MarkByList({ studyId }: { readonly studyId: string }) {
  const mark = (as: Mark) => async (ids: string[]) => {
    const marked = await markRecruited(studyId, ids, as);
    return `${counted(marked, 'participant')} of ${ids.length} marked.`;
  };
  return (
    <IdList
      label="Mark by list"
      title="Mark participants by list"
      hint="What those who returned their place held is free for others at once."
      actions={[
        { label: 'Returned', act: mark('RETURNED') },
        { label: 'Approved', act: mark('APPROVED') },
      ]}
    />
  );
}

import { VERDICTS } from '@ethogram/core';
import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  Stack,
  TextField,
} from '@mui/material';
import { useState } from 'react';
import { useAction } from '../../elements/useAction.js';
import { fetchTasks } from '../task.queries.js';
import { markGold } from './quality.queries.js';

const EMPTY = { task: '', kind: 'HIDDEN', verdicts: [] as string[], acceptability: '', explanation: '' };

/** Marks a task, named by its number in the study, as gold. */
export function MarkGold({ studyId, onChanged }: { studyId: string; onChanged: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState(EMPTY);
  const change = (part: Partial<typeof EMPTY>): void => setDraft({ ...draft, ...part });
  const marking = useAction(async () => {
    const { items } = await fetchTasks(studyId, Number(draft.task) - 1, 1);
    const taskId = items[0]?.id;
    if (!taskId) throw new Error('The study has no task of that number.');
    await markGold({
      taskId,
      kind: draft.kind as 'HIDDEN',
      expected: expectedOf(draft),
      explanation: draft.explanation,
    });
    setOpen(false);
    setDraft(EMPTY);
    onChanged();
    return 'The task is gold.';
  });
  const isReady = Number(draft.task) >= 1 && (draft.verdicts.length > 0 || draft.acceptability !== '');
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        Mark a task
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} fullWidth maxWidth="sm">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void marking.run();
          }}
        >
          <DialogTitle>Mark a task as gold</DialogTitle>
          <DialogContent>
            <Stack spacing={2} sx={{ mt: 1 }}>
              <TextField
                label="Number of the task"
                type="number"
                value={draft.task}
                onChange={(event) => change({ task: event.target.value })}
                helperText="As it stands under Judgments on the page of the study."
              />
              <TextField
                select
                label="Kind"
                value={draft.kind}
                onChange={(event) => change({ kind: event.target.value })}
              >
                <MenuItem value="HIDDEN">Hidden gold</MenuItem>
                <MenuItem value="ATTENTION">Attention check</MenuItem>
              </TextField>
              <TextField
                select
                label="Right verdicts"
                slotProps={{ select: { multiple: true } }}
                value={draft.verdicts}
                onChange={(event) => change({ verdicts: event.target.value as unknown as string[] })}
              >
                {VERDICTS.map((verdict) => (
                  <MenuItem key={verdict} value={verdict}>
                    {verdict}
                  </MenuItem>
                ))}
              </TextField>
              <TextField
                label="Acceptability, within one step"
                type="number"
                slotProps={{ htmlInput: { min: -2, max: 2 } }}
                value={draft.acceptability}
                onChange={(event) => change({ acceptability: event.target.value })}
                helperText="Leave it empty when it does not matter."
              />
              <TextField
                label="Explanation"
                multiline
                minRows={2}
                value={draft.explanation}
                onChange={(event) => change({ explanation: event.target.value })}
              />
            </Stack>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Go back</Button>
            <Button type="submit" variant="contained" disabled={!isReady || marking.isBusy}>
              Mark
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}

function expectedOf({ verdicts, acceptability }: typeof EMPTY): object {
  return {
    kind: 'moral_judgment',
    ...(verdicts.length > 0 ? { verdict: verdicts } : {}),
    ...(acceptability === '' ? {} : { acceptability: { value: Number(acceptability), tolerance: 1 } }),
  };
}

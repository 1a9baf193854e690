import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useRedirect } from 'react-admin';
import { useAction } from '../elements/useAction.js';
import { createRelease } from '../releases/release.queries.js';
import type { StudyRecord } from './study.queries.js';

const PARTS = [
  ['train', 'Train'],
  ['validation', 'Validation'],
  ['test', 'Test'],
] as const;

const START = { name: '', minimumJudgments: '1', seed: '0', train: '80', validation: '10', test: '10' };

/** Freezes what has been labelled so far into an immutable release. */
export function MakeRelease({ study }: { study: StudyRecord }) {
  const [isOpen, setOpen] = useState(false);
  const [form, setForm] = useState(START);
  const redirect = useRedirect();
  const sum = PARTS.reduce((total, [part]) => total + Number(form[part]), 0);
  const { run, isBusy } = useAction(async () => {
    const id = await createRelease({
      studyId: study.id,
      name: form.name || null,
      minimumJudgments: Number(form.minimumJudgments),
      seed: Number(form.seed),
      ratios: {
        train: Number(form.train) / 100,
        validation: Number(form.validation) / 100,
        test: Number(form.test) / 100,
      },
    });
    redirect('show', 'releases', id);
  });
  const field = (key: keyof typeof START, label: string, type = 'number') => (
    <TextField
      size="small"
      margin="dense"
      label={label}
      type={type}
      value={form[key]}
      onChange={({ target }) => setForm({ ...form, [key]: target.value })}
    />
  );
  return (
    <>
      <Button variant="contained" disabled={study.doneCount === 0} onClick={() => setOpen(true)}>
        Make a release
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        maxWidth="sm"
        fullWidth
        aria-labelledby="make-release"
      >
        <DialogTitle id="make-release">Make a release</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 1.5, color: 'text.secondary' }}>
            A release never changes: it is known by the hash of its content. What belongs together (an author,
            a thread, near-duplicates, an item family) stays in one split.
          </Typography>
          <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 2 }}>
            <Box sx={{ gridColumn: '1 / -1', '& > *': { width: '100%' } }}>
              {field('name', 'Name (left empty: that of the study)', 'text')}
            </Box>
            {field('minimumJudgments', 'Fewest judgments per row')}
            {field('seed', 'Seed')}
          </Box>
          <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', columnGap: 2 }}>
            {PARTS.map(([part, label]) => (
              <Box key={part} sx={{ '& > *': { width: '100%' } }}>
                {field(part, `${label}, %`)}
              </Box>
            ))}
          </Box>
          {sum !== 100 && (
            <Alert severity="warning" sx={{ mt: 1 }}>
              The three parts make {sum} %, not 100 %.
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>Go back</Button>
          <Button variant="contained" disabled={isBusy || sum !== 100} onClick={() => void run()}>
            {isBusy ? 'Freezing …' : 'Freeze release'}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

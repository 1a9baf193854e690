import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
} from '@mui/material';
import { useState } from 'react';
import { useAction } from '../elements/useAction.js';
import { saveSchedule } from './collection.queries.js';
import { ListingFields } from './ListingFields.js';
import { CRON_CHOICES, isComplete, type ScheduleForm, toSaveSchedule } from './schedule-form.js';

export interface ScheduleDialogProps {
  readonly sourceId: string;
  readonly start: ScheduleForm;
  readonly onClose: (isSaved: boolean) => void;
}

const OWN = 'own';

/** A new schedule, or one that is changed. */
export function ScheduleDialog({ sourceId, start, onClose }: ScheduleDialogProps) {
  const [form, setForm] = useState(start);
  const [isOwn, setOwn] = useState(!CRON_CHOICES.some(({ cron }) => cron === start.cron));
  const [isTried, setTried] = useState(false);
  const { run, isBusy } = useAction(async () => {
    setTried(true);
    if (!isComplete(form)) return;
    await saveSchedule(toSaveSchedule(form, sourceId));
    onClose(true);
  });
  const choose = (choice: string) => {
    setOwn(choice === OWN);
    if (choice !== OWN) setForm({ ...form, cron: choice });
  };
  return (
    <Dialog open onClose={() => onClose(false)} maxWidth="sm" fullWidth aria-labelledby="schedule-title">
      <DialogTitle id="schedule-title">{form.id ? 'Change the schedule' : 'New schedule'}</DialogTitle>
      <DialogContent>
        <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
          <TextField
            size="small"
            label="Name"
            value={form.name}
            error={isTried && form.name.trim() === ''}
            helperText={isTried && form.name.trim() === '' ? 'It needs a name.' : undefined}
            onChange={({ target }) => setForm({ ...form, name: target.value })}
          />
          <TextField
            select
            size="small"
            label="When (UTC)"
            value={isOwn ? OWN : form.cron}
            onChange={({ target }) => choose(target.value)}
          >
            {CRON_CHOICES.map(({ cron, name }) => (
              <MenuItem key={cron} value={cron}>
                {name}
              </MenuItem>
            ))}
            <MenuItem value={OWN}>At times of your own</MenuItem>
          </TextField>
          {isOwn && (
            <TextField
              size="small"
              label="Cron line"
              value={form.cron}
              onChange={({ target }) => setForm({ ...form, cron: target.value })}
              helperText="Minute, hour, day of the month, month, day of the week; in UTC"
              slotProps={{ htmlInput: { className: 'mono', spellCheck: false } }}
            />
          )}
          <ListingFields
            form={form.listing}
            onChange={(listing) => setForm({ ...form, listing })}
            isTried={isTried}
          />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onClose(false)}>Go back</Button>
        <Button variant="contained" disabled={isBusy} onClick={() => void run()}>
          {isBusy ? 'Saving …' : 'Save'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

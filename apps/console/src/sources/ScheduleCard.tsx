import { Alert, Box, Button, Chip, Typography } from '@mui/material';
import { ConfirmButton } from '../elements/ConfirmButton.js';
import { Facts } from '../elements/Facts.js';
import { May } from '../elements/May.js';
import { useAction } from '../elements/useAction.js';
import { When } from '../elements/When.js';
import { deleteSchedule, saveSchedule, type Schedule } from './collection.queries.js';
import { scheduleFormOf, toSaveSchedule } from './schedule-form.js';
import { listingFormOf, LISTINGS, hasTime, TIMES } from './listing-form.js';

export interface ScheduleCardProps {
  readonly schedule: Schedule;
  readonly onChange: () => void;
  /** Something about it has changed on the server. */
  readonly onDone: () => void;
}

/** One schedule: what it fetches, when, and whether it could. */
export function ScheduleCard({ schedule, onChange, onDone }: ScheduleCardProps) {
  return (
    <Box sx={{ py: 2, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0, pt: 0 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }}>
        <Typography variant="h3" sx={{ overflowWrap: 'anywhere' }}>
          {schedule.name}
        </Typography>
        {!schedule.enabled && <Chip size="small" color="warning" variant="outlined" label="Paused" />}
        <Box sx={{ flex: 1 }} />
        <May create="collection-runs">
          <ScheduleActions schedule={schedule} onChange={onChange} onDone={onDone} />
        </May>
      </Box>
      {schedule.problem && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          The last time it could not start: {schedule.problem}
        </Alert>
      )}
      <Facts
        facts={[
          ['What', whatText(schedule.request)],
          [
            'When',
            <>
              {schedule.cronInWords}
              <Typography
                component="span"
                className="mono"
                sx={{ display: 'block', color: 'text.secondary' }}
              >
                {schedule.cron}
              </Typography>
            </>,
          ],
          ['Next', schedule.enabled ? <When at={schedule.nextAt} /> : 'paused'],
          ['Last started', <When at={schedule.lastStartedAt} otherwise="not yet" />],
        ]}
      />
    </Box>
  );
}

function ScheduleActions({ schedule, onChange, onDone }: ScheduleCardProps) {
  const toggle = useAction(async () => {
    const form = scheduleFormOf(schedule);
    await saveSchedule(toSaveSchedule({ ...form, enabled: !schedule.enabled }, schedule.sourceId));
    onDone();
  });
  const remove = useAction(async () => {
    await deleteSchedule(schedule.id);
    onDone();
  });
  return (
    <>
      <Button size="small" disabled={toggle.isBusy} onClick={() => void toggle.run()}>
        {schedule.enabled ? 'Pause' : 'Go on'}
      </Button>
      <Button size="small" onClick={onChange}>
        Change
      </Button>
      <ConfirmButton
        label="Delete"
        color="error"
        title={`Delete the schedule “${schedule.name}”?`}
        text="It starts no more runs. The runs it has started and what they have stored stay."
        confirm="Delete schedule"
        disabled={remove.isBusy}
        onConfirm={() => void remove.run()}
      />
    </>
  );
}

function whatText(request: unknown): string {
  const { subreddit, listing, time, query, limit, withComments } = listingFormOf(request);
  const name = LISTINGS.find(({ id }) => id === listing)?.name.split(':')[0] ?? listing;
  const span = hasTime(listing) ? `, ${TIMES.find(({ id }) => id === time)?.name ?? ''}` : '';
  const words = listing === 'SEARCH' ? ` “${query}”` : '';
  return `${name}${words} in r/${subreddit}${span}, at most ${limit} posts, ${withComments ? 'with' : 'without'} comments`;
}

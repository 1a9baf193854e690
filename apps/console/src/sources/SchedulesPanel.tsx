import { Button, LinearProgress, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../elements/ErrorNotice.js';
import { May } from '../elements/May.js';
import { Panel } from '../elements/Panel.js';
import { fetchSchedules } from './collection.queries.js';
import { ScheduleCard } from './ScheduleCard.js';
import { ScheduleDialog } from './ScheduleDialog.js';
import { NEW_SCHEDULE, type ScheduleForm, scheduleFormOf } from './schedule-form.js';
import type { SourceRecord } from './source.queries.js';

/** What is fetched from Reddit again and again. */
export function SchedulesPanel({ source }: { source: SourceRecord }) {
  const [editing, setEditing] = useState<ScheduleForm | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['schedules', source.id],
    queryFn: () => fetchSchedules(source.id),
  });
  const reload = () => void refetch();
  return (
    <Panel
      title="Schedules"
      hint="A schedule starts a listing again and again, at the times it names. All times are in UTC."
      actions={
        source.accessBasis === 'APPROVED_API' && (
          <May create="collection-runs">
            <Button variant="outlined" onClick={() => setEditing(NEW_SCHEDULE)}>
              New schedule
            </Button>
          </May>
        )
      }
    >
      {error && <ErrorNotice error={error} onRetry={reload} />}
      {!data && !error && <LinearProgress aria-label="Loading" />}
      {data?.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>
          {source.accessBasis === 'APPROVED_API'
            ? 'Nothing is fetched by itself. The newest posts every six hours are a good beginning.'
            : 'Only sources that are had through Reddit’s API can have schedules.'}
        </Typography>
      )}
      {data?.map((schedule) => (
        <ScheduleCard
          key={schedule.id}
          schedule={schedule}
          onChange={() => setEditing(scheduleFormOf(schedule))}
          onDone={reload}
        />
      ))}
      {editing && (
        <ScheduleDialog
          sourceId={source.id}
          start={editing}
          onClose={(isSaved) => {
            setEditing(null);
            if (isSaved) reload();
          }}
        />
      )}
    </Panel>
  );
}
